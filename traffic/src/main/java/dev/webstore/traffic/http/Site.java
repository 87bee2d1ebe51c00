package dev.webstore.traffic.http;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One origin as a client sees it, over kept-alive HTTP/1.1 connections. */
public final class Site implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private final URI address;
    private final Http1Client http;

    /**
     * The site at {@code address}.
     *
     * @param connections how many connections to keep open, at least 1
     */
    public Site(URI address, int connections) {
        this.address = address;
        this.http = Http1Client.builder()
                .baseUri(address)
                .shareConnectionCache(false)
                .connectionCacheSize(connections)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(ANSWER_TIMEOUT)
                .followRedirects(false)
                .build();
    }

    /** Where it is. */
    public URI address() {
        return address;
    }

    /**
     * Sends a request and reads the whole answer, which takes 20 s at most.
     *
     * @throws RuntimeException when no answer came
     */
    public Answer send(Ask ask) {
        Http1ClientRequest request = http.method(ask.method()).uri(URI.create(ask.path()));
        ask.headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
        String body = ask.body();
        try (Http1ClientResponse response =
                body == null ? request.request() : request.submit(body.getBytes(StandardCharsets.UTF_8))) {
            ClientResponseHeaders headers = response.headers();
            return new Answer(
                    response.status().code(),
                    response.entity().hasEntity() ? response.entity().as(String.class) : "",
                    headers.first(HeaderNames.LOCATION).orElse(""),
                    headers.contains(HeaderNames.SET_COOKIE)
                            ? headers.get(HeaderNames.SET_COOKIE).allValues()
                            : List.of());
        }
    }

    /** Whether it answers that it is healthy. */
    public boolean isHealthy() {
        try {
            return send(Ask.get("/health")).status() == 200;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.closeResource();
    }
}
