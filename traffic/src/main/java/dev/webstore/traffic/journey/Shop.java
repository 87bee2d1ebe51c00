package dev.webstore.traffic.journey;

import dev.webstore.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shop's public interface as a client sees it, over kept-alive HTTP/1.1 connections. */
public final class Shop implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private final URI address;
    private final Http1Client http;

    /**
     * The shop at {@code address}.
     *
     * @param connections how many connections to keep open, at least 1
     */
    public Shop(URI address, int connections) {
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

    /** Whether the shop answers that it is healthy. */
    public boolean isHealthy() {
        try {
            return send(Method.GET, "/health", null, null).status() == 200;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * All products.
     *
     * @throws ShopUnusableException when there are none, or no shop
     */
    public List<Offer> offers() {
        Answer answer = required(200, Method.GET, "/products?limit=100", null);
        List<Offer> offers = Offer.listOf(answer.body());
        if (offers.isEmpty()) {
            throw new ShopUnusableException(address + " answers, but has no products");
        }
        return offers;
    }

    /**
     * Opens an account under a new, unique address. Expensive for the shop, by design of its password hashing.
     *
     * @return the bearer token
     * @throws ShopUnusableException when the shop refuses
     */
    public String register() {
        var account = new Account(
                "shopper-" + UUID.randomUUID() + "@example.com",
                UUID.randomUUID().toString(),
                "Sam Shopper");
        Answer answer = required(201, Method.POST, "/auth/register", Json.bytes(account));
        return Json.read(answer.body(), SignIn.class).token();
    }

    /**
     * Sends one request and reads the whole answer.
     *
     * @throws RuntimeException when no answer came
     */
    Answer send(Method method, String pathAndQuery, @Nullable String token, byte @Nullable [] json) {
        Http1ClientRequest request = http.method(method).uri(URI.create(pathAndQuery));
        if (token != null) {
            request.header(HeaderNames.AUTHORIZATION, "Bearer " + token);
        }
        try (Http1ClientResponse response = json == null
                ? request.request()
                : request.header(HeaderValues.CONTENT_TYPE_JSON).submit(json)) {
            String body = response.entity().hasEntity() ? response.entity().as(String.class) : "";
            return new Answer(response.status().code(), body);
        }
    }

    @Override
    public void close() {
        http.closeResource();
    }

    private Answer required(int status, Method method, String path, byte @Nullable [] json) {
        try {
            Answer answer = send(method, path, null, json);
            if (answer.status() == status) {
                return answer;
            }
            throw new ShopUnusableException(
                    "%s%s answers %d, not %d".formatted(address, path, answer.status(), status));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new ShopUnusableException("No shop answers at %s: %s".formatted(address, e.getMessage()));
        }
    }

    /** An answer that was read to its end. */
    record Answer(int status, String body) {}

    private record Account(String email, String password, String name) {}

    private record SignIn(String token) {}
}
