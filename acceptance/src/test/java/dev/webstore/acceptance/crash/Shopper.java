package dev.webstore.acceptance.crash;

import dev.webstore.acceptance.crash.Purchase.Told;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.money.Money;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys, asks again under the same key when the answer is lost or leaves the outcome open, and remembers
 * every answer.
 */
final class Shopper {

    private static final List<String> COUNTRIES = List.of("US", "UK", "DE", "FR", "JP", "BR", "IN");
    private static final List<String> METHODS = List.of("credit_card", "debit_card", "paypal", "bank_transfer");
    private static final List<String> COUPONS =
            List.of("WELCOME10", "SAVE5", "SUMMER25", "BIG50", "BONJOUR15", "BOOKWORM", "HELLO20", "EARLYBIRD");

    /** What a shop may answer to a well-formed request while parts of it are down. */
    private static final Set<Integer> DECENT = Set.of(200, 201, 202, 402, 409, 422, 429, 503);

    private static final int MOST_ASKED = 8;
    private static final double COUPON_SHARE = 0.4;
    private static final double REPEAT_SHARE = 0.1;
    private static final double NEWCOMER_SHARE = 0.02;
    private static final long SLOWEST_SECONDS = 25;

    private final Api shop;
    private final Api pages;
    private final List<String> products;
    private final Random random;
    private final Book book;
    private @Nullable Api account;

    /** Where shoppers write down what happens to them; safe for many threads. */
    interface Book {

        /** A purchase came to its end, one way or another. */
        void wrote(Purchase purchase);

        /** An answer that no request should get. */
        void complained(String about);
    }

    /**
     * A shopper who is not signed in yet.
     *
     * @param shop the main service
     * @param pages the storefront
     * @param products the ids of what may be bought
     */
    Shopper(Api shop, Api pages, List<String> products, Random random, Book book) {
        this.shop = shop;
        this.pages = pages;
        this.products = products;
        this.random = random;
        this.book = book;
    }

    /** One visit to the shop, which may come to nothing. */
    void visit() throws InterruptedException {
        try {
            if (account == null || random.nextDouble() < NEWCOMER_SHARE) {
                account = register();
            }
            if (account != null && fillCart(account)) {
                checkOut(account);
            }
            ask(pages, "GET", "/", null);
        } finally {
            rest(50, 250);
        }
    }

    private @Nullable Api register() throws InterruptedException {
        Map<String, String> person = Map.of(
                "email",
                "shopper-%s@example.com".formatted(UUID.randomUUID()),
                "password",
                "correct horse battery",
                "name",
                "Sam Shopper");
        Answer answer = ask(shop, "POST", "/auth/register", person);
        for (int again = 0; again < MOST_ASKED && !hasToken(answer); again++) {
            rest(200, 600);
            boolean registered = answer != null && answer.status() == 409;
            answer = ask(shop, "POST", registered ? "/auth/login" : "/auth/register", person);
        }
        return answer != null && hasToken(answer) ? shop.as(answer.text("token")) : null;
    }

    private static boolean hasToken(@Nullable Answer answer) {
        return answer != null && (answer.status() == 201 || answer.status() == 200);
    }

    private boolean fillCart(Api buyer) {
        boolean filled = false;
        for (int line = random.nextInt(3); line >= 0; line--) {
            Answer answer = ask(
                    buyer,
                    "POST",
                    "/cart/add",
                    Map.of(
                            "product_id",
                            pick(products),
                            "quantity",
                            1 + random.nextInt(4),
                            "country",
                            pick(COUNTRIES)));
            filled |= answer != null && answer.status() == 200;
        }
        return filled;
    }

    private void checkOut(Api buyer) throws InterruptedException {
        String key = "key-" + UUID.randomUUID();
        Map<String, String> wish = new HashMap<>();
        wish.put("payment_method", pick(METHODS));
        wish.put("country", pick(COUNTRIES));
        if (random.nextDouble() < COUPON_SHARE) {
            wish.put("coupon_code", pick(COUPONS));
        }
        var answers = new ArrayList<Told>();
        try {
            do {
                answers.add(told(ask(buyer.header("Idempotency-Key", key), "POST", "/checkout", wish)));
            } while (isWorthAsking(answers) && rest(100, 900));
        } finally {
            book.wrote(new Purchase(key, List.copyOf(answers)));
        }
    }

    private boolean isWorthAsking(List<Told> answers) {
        Told last = answers.getLast();
        if (answers.size() >= MOST_ASKED) {
            return false;
        }
        return switch (last.status()) {
            case Purchase.NO_ANSWER, 202, 429 -> true;
            case 503 -> last.orderId() == null || random.nextDouble() < REPEAT_SHARE;
            default -> random.nextDouble() < REPEAT_SHARE;
        };
    }

    private static Told told(@Nullable Answer answer) {
        if (answer == null) {
            return new Told(Purchase.NO_ANSWER, null, null);
        }
        String orderId = answer.text("order_id");
        boolean hasTotal = answer.json().path("total").isNumber();
        return new Told(
                answer.status(),
                orderId.isEmpty() ? null : orderId,
                hasTotal ? Money.of(answer.json().path("total").decimalValue()).cents() : null);
    }

    /** The answer, or nothing when there was none. */
    private @Nullable Answer ask(Api api, String method, String path, @Nullable Object body) {
        long start = System.nanoTime();
        try {
            Answer answer = api.send(method, path, body);
            if (!DECENT.contains(answer.status())) {
                book.complained("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
            }
            return answer;
        } catch (UncheckedIOException e) {
            return null;
        } finally {
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            if (seconds > SLOWEST_SECONDS) {
                book.complained("%s %s took %d s".formatted(method, path, seconds));
            }
        }
    }

    private <T> T pick(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private boolean rest(int leastMillis, int mostMillis) throws InterruptedException {
        Thread.sleep(random.nextInt(leastMillis, mostMillis));
        return true;
    }
}
