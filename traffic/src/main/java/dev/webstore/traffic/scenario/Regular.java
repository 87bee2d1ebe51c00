package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.journey.ShopUnusableException;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody who runs the same errand again and again, and remembers how it went. Unlike customers they begin the trace,
 * so that it can be looked up.
 */
final class Regular implements AutoCloseable {

    /** Ordinary declines are five to fifteen of a hundred, so that buying may fail more often than looking. */
    private static final double OFTEN_ENOUGH_TO_LOOK = 0.95;

    private static final double OFTEN_ENOUGH_TO_BUY = 0.75;

    private final Errand errand;
    private final Site api;
    private final String token;
    private final SplittableRandom random = new SplittableRandom(3);
    private int attempts;
    private int successes;
    private String lastFailure = "";
    private String lastTrace = "";

    private Regular(Errand errand, Site api, String token) {
        this.errand = errand;
        this.api = api;
        this.token = token;
    }

    /**
     * Somebody with a new account.
     *
     * @throws ShopUnusableException when the shop is not usable even before anything is broken
     */
    static Regular at(Venue venue, Errand errand) {
        try (var shop = new Shop(venue.of(ServiceName.MAIN), 1)) {
            return new Regular(errand, new Site(venue.of(ServiceName.MAIN), 2), shop.register());
        }
    }

    /** Tries once. */
    void run() {
        attempts++;
        lastTrace = "%016x%016x"
                .formatted(
                        ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                        ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        String country = errand.country().name();
        List<String> available = available(country);
        boolean done = !available.isEmpty();
        if (done && errand.kind() != Errand.Kind.BROWSE) {
            var line = Map.of(
                    "product_id", available.get(random.nextInt(available.size())), "quantity", 1, "country", country);
            done = did(200, Ask.json(Method.POST, "/cart/add", line)) && did(200, Ask.get("/cart"));
        }
        if (done && errand.kind() == Errand.Kind.BUY) {
            var wish = Map.of("payment_method", "credit_card", "country", country);
            done = did(201, Ask.json(Method.POST, "/checkout", wish));
        }
        if (done) {
            successes++;
        }
    }

    /** What can be bought there, as the list of products says; nothing when there is no list. */
    private List<String> available(String country) {
        return answer(200, Ask.get("/products?limit=100&country=" + country))
                .map(answer -> Json.read(answer.body(), Shelf.class).products().stream()
                        .filter(product -> product.stock() > 0)
                        .map(Product::productId)
                        .toList())
                .orElse(List.of());
    }

    /** How it went so far. */
    Verdict verdict() {
        double enough = errand.kind() == Errand.Kind.BUY ? OFTEN_ENOUGH_TO_BUY : OFTEN_ENOUGH_TO_LOOK;
        String failure = lastFailure.isEmpty() ? "" : ", last failure " + lastFailure;
        return new Verdict(
                "customers can " + errand,
                attempts > 0 && successes >= enough * attempts,
                "%d of %d worked%s, trace %s".formatted(successes, attempts, failure, lastTrace));
    }

    /** Their orders. */
    List<Order> orders() {
        Answer answer = send(Ask.get("/orders?limit=100"));
        if (answer.status() != 200) {
            throw new ShopUnusableException("GET /orders answers " + answer.status());
        }
        return Json.read(answer.body(), Orders.class).orders();
    }

    private boolean did(int status, Ask ask) {
        return answer(status, ask).isPresent();
    }

    private Optional<Answer> answer(int status, Ask ask) {
        try {
            Answer answer = send(ask);
            if (answer.status() == status) {
                return Optional.of(answer);
            }
            lastFailure = "%s %d (trace %s)".formatted(ask.path(), answer.status(), lastTrace);
        } catch (RuntimeException e) {
            lastFailure = "%s without an answer".formatted(ask.path());
        }
        return Optional.empty();
    }

    private Answer send(Ask ask) {
        String span = "%016x".formatted(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        return api.send(ask.with(Map.of(
                "Authorization",
                "Bearer " + token,
                "User-Agent",
                "WebStoreTraffic/1.0 (game day)",
                "traceparent",
                "00-%s-%s-01".formatted(lastTrace, span))));
    }

    @Override
    public void close() {
        api.close();
    }

    /**
     * An order.
     *
     * @param orderId which
     * @param status where it is in its life
     * @param total what it costs
     */
    record Order(String orderId, String status, Money total) {}

    private record Shelf(List<Product> products) {}

    private record Product(String productId, int stock) {}

    private record Orders(List<Order> orders) {}
}
