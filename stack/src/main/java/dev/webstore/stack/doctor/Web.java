package dev.webstore.stack.doctor;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the programs' HTTP interfaces. Whatever goes wrong is a {@link Symptom} that says what. */
final class Web implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** An answer of any status. */
    record Answer(int status, String body) {

        JsonNode json(String url) {
            try {
                return Json.tree(body.getBytes(StandardCharsets.UTF_8));
            } catch (JacksonException e) {
                throw new Symptom(url + " answers with something that is not JSON");
            }
        }
    }

    /** The body of a 200. */
    String text(String url) throws InterruptedException {
        return expect200(url, Map.of()).body();
    }

    /** The JSON of a 200. */
    JsonNode json(String url) throws InterruptedException {
        return json(url, Map.of());
    }

    /** The JSON of a 200. */
    JsonNode json(String url, Map<String, String> headers) throws InterruptedException {
        return expect200(url, headers).json(url);
    }

    /** Any answer. */
    Answer get(String url, Map<String, String> headers) throws InterruptedException {
        return send(url, request(url, headers).GET());
    }

    /** Any answer to a JSON body. */
    Answer post(String url, Map<String, String> headers, Object body) throws InterruptedException {
        return send(
                url,
                request(url, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** A text as part of a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer expect200(String url, Map<String, String> headers) throws InterruptedException {
        Answer answer = get(url, headers);
        if (answer.status() != 200) {
            throw new Symptom("%s answers %d".formatted(url, answer.status()));
        }
        return answer;
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(String url, HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new Symptom("%s does not answer".formatted(url));
        }
    }
}
