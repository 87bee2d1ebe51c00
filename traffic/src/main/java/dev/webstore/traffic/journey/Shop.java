package dev.webstore.traffic.journey;

import dev.webstore.platform.json.Json;
import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import io.helidon.http.Method;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shop's public interface as a client sees it, over kept-alive HTTP/1.1 connections. */
public final class Shop implements AutoCloseable {

    private final Site site;

    /**
     * The shop at {@code address}.
     *
     * @param connections how many connections to keep open, at least 1
     */
    public Shop(URI address, int connections) {
        this.site = new Site(address, connections);
    }

    /** Whether the shop answers that it is healthy. */
    public boolean isHealthy() {
        return site.isHealthy();
    }

    /**
     * All products.
     *
     * @throws ShopUnusableException when there are none, or no shop
     */
    public List<Offer> offers() {
        Answer answer = required(200, Ask.get("/products?limit=100"));
        List<Offer> offers = Offer.listOf(answer.body());
        if (offers.isEmpty()) {
            throw new ShopUnusableException(site.address() + " answers, but has no products");
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
        Answer answer = required(201, Ask.json(Method.POST, "/auth/register", account));
        return Json.read(answer.body(), SignIn.class).token();
    }

    /**
     * Sends one request and reads the whole answer.
     *
     * @param token the bearer token; null for none
     * @throws RuntimeException when no answer came
     */
    Answer send(Ask ask, @Nullable String token) {
        return site.send(token == null ? ask : ask.with(Map.of("Authorization", "Bearer " + token)));
    }

    @Override
    public void close() {
        site.close();
    }

    private Answer required(int status, Ask ask) {
        try {
            Answer answer = send(ask, null);
            if (answer.status() == status) {
                return answer;
            }
            throw new ShopUnusableException(
                    "%s%s answers %d, not %d".formatted(site.address(), ask.path(), answer.status(), status));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new ShopUnusableException("No shop answers at %s: %s".formatted(site.address(), e.getMessage()));
        }
    }

    private record Account(String email, String password, String name) {}

    private record SignIn(String token) {}
}
