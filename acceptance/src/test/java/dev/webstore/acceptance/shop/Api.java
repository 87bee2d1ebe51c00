package dev.webstore.acceptance.shop;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client of a JSON interface, with the headers it sends. Immutable. */
public final class Api {

    /** Far more than any answer takes, so that only what hangs is caught by it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;

    /** A client of what is at {@code base}. */
    public Api(URI base) {
        this(HttpClient.newBuilder().version(Version.HTTP_1_1).build(), base, Map.of());
    }

    private Api(HttpClient http, URI base, Map<String, String> headers) {
        this.http = http;
        this.base = base;
        this.headers = headers;
    }

    /** The same client with one more header. */
    public Api header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Api(http, base, more);
    }

    /** The same client with a bearer token. */
    public Api as(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** The same client signed in as somebody new, at the main service. */
    public Api asSomebodyNew() {
        Answer answer = post(
                "/auth/register",
                Map.of(
                        "email",
                        "buyer-%s@example.com".formatted(UUID.randomUUID()),
                        "password",
                        "correct horse battery",
                        "name",
                        "Bea Buyer"));
        return as(answer.text("token"));
    }

    /** GET. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** POST of a JSON body. */
    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Any method, with a JSON body or none. */
    public Answer send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a product into the cart of whoever this client is signed in as, and pays; at the main service. */
    public Answer buy(String productId, int quantity, String country) {
        post("/cart/add", Map.of("product_id", productId, "quantity", quantity, "country", country));
        return post("/checkout", Map.of("payment_method", "credit_card", "country", country));
    }
}
