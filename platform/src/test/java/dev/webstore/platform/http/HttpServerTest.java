package dev.webstore.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.service.PortTakenException;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpServerTest {

    private static final Configuration CONFIGURATION = Configuration.of(Map.of("MAIN_SERVICE_LISTEN_PORT", "0"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Telemetry telemetry;
    private static HttpServer server;

    @BeforeAll
    static void start() {
        telemetry = Telemetry.logsOnly(ServiceName.MAIN, CONFIGURATION);
        server = HttpServer.start(
                ServiceName.MAIN,
                CONFIGURATION,
                telemetry,
                List.of(),
                List.of(table -> table.post(
                                "/echo",
                                (request, response) -> Responses.json(
                                        response,
                                        Map.of("text", Requests.json(request).text("text", 1, 5))))
                        .get("/items/{id}", (request, response) -> {
                            throw ProblemException.notFound("There is no " + Requests.path(request, "id"));
                        })
                        .get("/fault", (request, response) -> {
                            throw new IllegalStateException("secret detail");
                        })
                        .get(
                                "/number",
                                (request, response) ->
                                        Responses.json(response, Requests.query(request, "n", 1, 0, 9)))));
    }

    @AfterAll
    static void stop() {
        server.close();
        telemetry.close();
    }

    @Test
    void aHandlersProblemBecomesAProblemDocument() throws Exception {
        var response = get("/items/7");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem(response).get("detail").stringValue()).isEqualTo("There is no 7");
    }

    @Test
    void aFaultTellsNothingOfTheInside() throws Exception {
        var response = get("/fault");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void anUnknownPathIs404() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownMethodIs405AndNamesTheKnownOnes() throws Exception {
        var response = send("DELETE", "/echo", "application/json", "");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void anotherContentTypeIs415() throws Exception {
        var response = send("POST", "/echo", "text/plain", "{\"text\":\"a\"}");
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(problem(response).at("/errors/0/field").stringValue()).isEqualTo("Content-Type");
    }

    @Test
    void anOversizedBodyIs413() throws Exception {
        var response = send("POST", "/echo", "application/json", "{\"text\":\"" + "a".repeat(100_000) + "\"}");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).at("/errors/0/field").stringValue()).isEqualTo("body");
    }

    @Test
    void aBodyThatEndsEarlyIs400() throws Exception {
        assertThat(raw("""
                POST /echo HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 100

                {"text":""".replace("\n", "\r\n"))).startsWith("HTTP/1.1 400").contains("does not arrive whole");
    }

    @Test
    void aMalformedChunkIs400() throws Exception {
        assertThat(raw("""
                POST /echo HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Transfer-Encoding: chunked

                zz
                {}""".replace("\n", "\r\n"))).startsWith("HTTP/1.1 400").contains("does not arrive whole");
    }

    @Test
    void aMissingBodyIs400() throws Exception {
        assertThat(send("POST", "/echo", "application/json", "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "10", "-1", "1.0", "99999999999"})
    void aWrongQueryParameterIs400AndNamed(String value) throws Exception {
        var response = get("/number?n=" + value);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).at("/errors/0/field").stringValue()).isEqualTo("n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /items/1 HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n",
                "GET /items/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void whatIsNotHttpIsA4xxProblemDocument(String request) throws Exception {
        String answer = raw(request);
        assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
        assertThat(answer).contains("application/problem+json");
    }

    @Test
    void aTakenPortIsNamed() {
        var taken = Configuration.of(Map.of("MAIN_SERVICE_LISTEN_PORT", Integer.toString(server.port())));
        Assertions.assertThatThrownBy(
                        () -> HttpServer.start(ServiceName.MAIN, taken, telemetry, List.of(), List.<Routes>of()))
                .isInstanceOfSatisfying(
                        PortTakenException.class, e -> assertThat(e.port()).isEqualTo(server.port()));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static JsonNode problem(HttpResponse<String> response) {
        return Json.tree(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
