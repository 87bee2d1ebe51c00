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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Somebody who runs the same errand again and again, and remembers how it went. Unlike customers they begin the trace,
 * so that it can be looked up.
 */
final class Regular implements AutoCloseable {

    private static final double OFTEN_ENOUGH_TO_LOOK = 0.95;

    /** Less, since five to fifteen cards of a hundred are declined on ordinary days, now and then all that one has. */
    private static final double OFTEN_ENOUGH_TO_BUY = 0.75;

    private static final int TRIES = 2;
    private static final int PAGE = 100;

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
            done = paid(Ask.json(Method.POST, "/checkout", wish));
        }
        if (done) {
            successes++;
        }
    }

    /** Cards are declined on ordinary days, too; who means to buy tries again, as often as people do. */
    private boolean paid(Ask checkout) {
        return IntStream.range(0, TRIES).anyMatch(_ -> did(201, checkout));
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

    /**
     * Their orders.
     *
     * @throws ShopUnusableException when the shop does not tell
     */
    List<Order> orders() {
        var orders = new ArrayList<Order>();
        List<Order> page = page(0);
        while (!page.isEmpty()) {
            orders.addAll(page);
            page = page.size() < PAGE ? List.of() : page(orders.size());
        }
        return orders;
    }

    private List<Order> page(int offset) {
        return answer(200, Ask.get("/orders?limit=%d&offset=%d".formatted(PAGE, offset)))
                .map(answer -> Json.read(answer.body(), Orders.class).orders())
                .orElseThrow(() -> new ShopUnusableException("The orders cannot be read: " + lastFailure));
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
