package dev.webstore.acceptance.crash;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Buys, and asks again under the same key when the answer does not come. Remembers what it was told. */
final class Shopper {

    private static final List<String> PRODUCTS =
            List.of("aud-001", "boo-001", "hom-001", "toy-001", "spo-001", "kit-001");
    private static final List<String> COUNTRIES = List.of("US", "UK", "DE", "FR", "JP", "BR", "IN");
    private static final List<String> METHODS = List.of("credit_card", "debit_card", "paypal", "bank_transfer");
    private static final List<String> COUPONS = List.of("SAVE5", "WELCOME10", "SUMMER25");
    private static final Set<Integer> FINAL = Set.of(201, 402, 409, 422);
    private static final int MOST_QUESTIONS = 40;

    private final Api anybody;
    private final Random random;
    private final Queue<Purchase> purchases;
    private final BooleanSupplier open;

    /**
     * A shopper.
     *
     * @param main where to shop
     * @param purchases takes what comes of it
     * @param open until when to go on
     */
    Shopper(Api main, Random random, Queue<Purchase> purchases, BooleanSupplier open) {
        this.anybody = main;
        this.random = random;
        this.purchases = purchases;
        this.open = open;
    }

    void shop() {
        Api shop = register();
        while (shop != null && open.getAsBoolean()) {
            fillCart(shop);
            checkOut(shop);
        }
    }

    private @Nullable Api register() {
        while (open.getAsBoolean()) {
            try {
                return anybody.asSomebodyNew();
            } catch (RuntimeException notNow) {
                pause();
            }
        }
        return null;
    }

    private void fillCart(Api shop) {
        ask(() -> shop.post(
                "/cart/add",
                Map.of("product_id", anyOf(PRODUCTS), "quantity", 1 + random.nextInt(3), "country", anyOf(COUNTRIES))));
    }

    private void checkOut(Api shop) {
        String key = UUID.randomUUID().toString();
        var wish = new HashMap<String, Object>();
        wish.put("payment_method", anyOf(METHODS));
        wish.put("country", anyOf(COUNTRIES));
        if (random.nextInt(4) == 0) {
            wish.put("coupon_code", anyOf(COUPONS));
        }
        Api withKey = shop.header("Idempotency-Key", key);
        var orders = new HashSet<String>();
        @Nullable Answer last = null;
        // Somebody who got no answer asks again; who was told that the outcome is open stops asking at some point.
        for (int question = 0; question < MOST_QUESTIONS && !isFinal(last, question); question++) {
            @Nullable Answer answer = ask(() -> withKey.post("/checkout", wish));
            if (answer != null) {
                last = answer;
                orderId(answer, orders);
            } else {
                pause();
            }
        }
        if (last != null) {
            if (last.status() == 503) {
                pause();
            }
            purchases.add(new Purchase(key, last.status(), last.status() == 201 ? total(last) : 0, Set.copyOf(orders)));
        } else {
            purchases.add(new Purchase(key, 0, 0, Set.of()));
        }
    }

    private static boolean isFinal(@Nullable Answer answer, int question) {
        if (answer == null) {
            return false;
        }
        boolean named = answer.json().has("order_id");
        return FINAL.contains(answer.status()) || (named && (answer.status() == 503 || question > 3));
    }

    private static void orderId(Answer answer, Set<String> orders) {
        JsonNode id = answer.json().get("order_id");
        if (id != null) {
            orders.add(id.stringValue());
        }
    }

    private static long total(Answer answer) {
        BigDecimal total = answer.json().get("total").decimalValue();
        return total.movePointRight(2).longValueExact();
    }

    /** The answer, or null when there is none or it says nothing but that something is down. */
    private @Nullable Answer ask(Supplier<Answer> question) {
        try {
            Answer answer = question.get();
            boolean down = answer.status() >= 500 && !answer.json().has("order_id");
            if (answer.status() == 500) {
                throw new AssertionError("An outage must not look like a fault: " + answer.body());
            }
            return down ? null : answer;
        } catch (RuntimeException broken) {
            return null;
        }
    }

    private void pause() {
        try {
            Thread.sleep(100 + random.nextInt(300));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
