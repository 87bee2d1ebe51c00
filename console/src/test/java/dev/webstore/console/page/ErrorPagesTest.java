package dev.webstore.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.ConsolePort;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.Telemetry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and programs are told when something went wrong. */
class ErrorPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Telemetry TELEMETRY = Telemetry.logsOnly("console", Configuration.of(Map.of()));

    private static HttpServer server;

    @BeforeAll
    static void start() {
        Routes routes = table -> table.get("/missing", (_, _) -> {
                    throw ProblemException.notFound("There is no such <trace>");
                })
                .get("/traces", (_, _) -> {
                    throw ProblemException.invalid("from", "must be before to");
                })
                .get("/broken", (_, _) -> {
                    throw new IllegalStateException("an inner secret");
                })
                .get("/api/missing", (_, _) -> {
                    throw ProblemException.notFound("There is no such trace");
                });
        server = HttpServer.start(
                ConsolePort.PAGES,
                Configuration.of(Map.of(ConsolePort.PAGES.listenPortKey(), "0")),
                TELEMETRY,
                List.of(),
                List.of(routes),
                new ErrorPages(new Pages(Clock.systemUTC(), () -> 3)));
    }

    @AfterAll
    static void stop() {
        server.close();
        TELEMETRY.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/missing, 404, There is no such &lt;trace&gt;",
        "/traces?from=now&to=now-1h&refresh=never, 400, from must be before to",
        "/nowhere, 404, There is nothing at this path",
        "/broken, 500, Something unexpected went wrong in the console."
    })
    void areReadableForPeople(String path, int status, String text) throws Exception {
        HttpResponse<String> response = get(path, BROWSER);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body())
                .contains(text)
                .contains("<nav aria-label=\"Console\">")
                .contains("data-refresh=\"0\"")
                .doesNotContain("an inner secret");
    }

    @ParameterizedTest
    @CsvSource({"/missing, application/json", "/broken, */*", "/api/missing, 'text/html,*/*;q=0.8'"})
    void areDocumentsForPrograms(String path, String accept) throws Exception {
        HttpResponse<String> response = get(path, accept);

        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).startsWith("{").doesNotContain("an inner secret");
    }

    @Test
    void sayWhichMethodsThereAre() throws Exception {
        var request = HttpRequest.newBuilder(uri("/missing"))
                .header("Accept", BROWSER)
                .DELETE()
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
        assertThat(response.body()).contains("DELETE is not possible here, only GET");
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(server.port(), path));
    }
}
