package dev.webstore.acceptance.crash;

import com.google.errorprone.annotations.FormatMethod;
import dev.webstore.acceptance.crash.Books.Charge;
import dev.webstore.acceptance.crash.Books.Order;
import dev.webstore.acceptance.crash.Books.Payment;
import dev.webstore.acceptance.crash.Books.Redemption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the books and names everything that does not fit together. */
final class Reconciler {

    private static final Set<String> CHARGED = Set.of("PAID", "DELAYED");
    private static final Set<String> GIVEN_BACK = Set.of("REFUNDED");
    private static final Set<String> NOT_CHARGED = Set.of("DECLINED", "PAYMENT_FAILED");

    private final Books books;
    private final List<String> violations = new ArrayList<>();

    private Reconciler(Books books) {
        this.books = books;
    }

    /** Every violation in words; none when all is well. */
    static List<String> violations(Books books) {
        var reconciler = new Reconciler(books);
        reconciler.compare();
        return List.copyOf(reconciler.violations);
    }

    private void compare() {
        Map<String, Order> orders = unique(books.orders(), Order::id, "order");
        Map<String, Payment> payments = unique(books.payments(), Payment::orderId, "payment");
        Map<String, Charge> charges = unique(books.charges(), charge -> orderOf(charge), "charge");
        Map<String, Redemption> redemptions = unique(books.redemptions(), Redemption::orderId, "redemption");
        unique(books.orders(), Order::key, "order under one key");

        orders.values().forEach(order -> {
            moneyFitsOrder(order, charges.get(order.id()));
            ledgerFitsOrder(order, payments.get(order.id()));
            couponFitsOrder(order, redemptions.get(order.id()));
        });
        payments.values().forEach(payment -> {
            require(orders.containsKey(payment.orderId()), "payment %s has no order", payment.orderId());
            ledgerFitsBook(payment, charges.get(payment.orderId()));
        });
        charges.keySet().forEach(id -> {
            require(orders.containsKey(id), "charge for %s has no order", id);
            require(payments.containsKey(id), "charge for %s is not in the ledger", id);
        });
        redemptions.values().stream()
                .filter(redemption -> redemption.status().equals("CONFIRMED"))
                .forEach(redemption -> require(
                        orders.containsKey(redemption.orderId()),
                        "coupon redeemed for %s, which is no order",
                        redemption.orderId()));
        books.purchases().forEach(purchase -> toldTheTruth(purchase, orders));
        require(books.unfinished() == 0, "%d outbox tasks are unfinished", books.unfinished());
    }

    private void moneyFitsOrder(Order order, @Nullable Charge charge) {
        String status = order.status();
        if (NOT_CHARGED.contains(status)) {
            require(charge == null, "order %s is %s, but charged", order.id(), status);
        } else if (CHARGED.contains(status) || GIVEN_BACK.contains(status)) {
            if (charge == null) {
                violation("order %s is %s, but never charged", order.id(), status);
                return;
            }
            String expected = CHARGED.contains(status) ? "captured" : "refunded";
            require(
                    charge.status().equals(expected),
                    "order %s is %s, its charge %s",
                    order.id(),
                    status,
                    charge.status());
            require(
                    charge.amount() == order.total(),
                    "order %s of %d was charged %d",
                    order.id(),
                    order.total(),
                    charge.amount());
            require(
                    charge.transaction().equals(order.transaction()),
                    "order %s names transaction %s, the provider %s",
                    order.id(),
                    order.transaction(),
                    charge.transaction());
        } else {
            violation("order %s is still %s", order.id(), status);
        }
    }

    private void ledgerFitsOrder(Order order, @Nullable Payment payment) {
        boolean chargedOnce = CHARGED.contains(order.status()) || GIVEN_BACK.contains(order.status());
        if (payment == null) {
            require(!chargedOnce, "order %s is %s without a payment", order.id(), order.status());
            // Nobody asked for the money: then it cannot have been declined either.
            require(!order.status().equals("DECLINED"), "order %s is DECLINED without a payment", order.id());
            return;
        }
        require(
                payment.amount() == order.total(),
                "order %s of %d has a payment of %d",
                order.id(),
                order.total(),
                payment.amount());
        String expected = switch (order.status()) {
            case "PAID", "DELAYED" -> "CAPTURED";
            case "REFUNDED" -> "REFUNDED";
            case "DECLINED" -> "DECLINED";
            case "PAYMENT_FAILED" -> "FAILED";
            default -> order.status();
        };
        require(
                payment.status().equals(expected),
                "order %s is %s, its payment %s",
                order.id(),
                order.status(),
                payment.status());
    }

    private void ledgerFitsBook(Payment payment, @Nullable Charge charge) {
        String expected = switch (payment.status()) {
            case "CAPTURED" -> "captured";
            case "REFUNDED" -> "refunded";
            case "DECLINED", "FAILED" -> "absent";
            default -> "settled";
        };
        String actual = charge == null ? "absent" : charge.status();
        require(
                actual.equals(expected),
                "payment %s is %s, its charge %s",
                payment.orderId(),
                payment.status(),
                actual);
        if (charge != null) {
            require(
                    Objects.equals(payment.transaction(), charge.transaction()),
                    "payment %s names transaction %s, the provider %s",
                    payment.orderId(),
                    payment.transaction(),
                    charge.transaction());
        }
    }

    private void couponFitsOrder(Order order, @Nullable Redemption redemption) {
        if (order.coupon() == null) {
            require(redemption == null, "order %s used no coupon, but one is redeemed for it", order.id());
            return;
        }
        String expected = CHARGED.contains(order.status()) ? "CONFIRMED" : "RELEASED";
        String actual = redemption == null ? "absent" : redemption.status();
        require(actual.equals(expected), "order %s is %s, its coupon %s", order.id(), order.status(), actual);
    }

    private void toldTheTruth(Purchase purchase, Map<String, Order> orders) {
        require(purchase.orderIds().size() <= 1, "key %s made orders %s", purchase.key(), purchase.orderIds());
        String id = purchase.orderId();
        if (id == null) {
            require(purchase.status() != 201, "key %s was told of a purchase without an order", purchase.key());
            return;
        }
        Order order = orders.get(id);
        if (order == null) {
            violation("key %s was told of order %s, which is lost", purchase.key(), id);
            return;
        }
        switch (purchase.status()) {
            case 201 -> {
                require(
                        CHARGED.contains(order.status()) || GIVEN_BACK.contains(order.status()),
                        "key %s was told of a purchase, but order %s is %s",
                        purchase.key(),
                        id,
                        order.status());
                require(
                        purchase.total() == order.total(),
                        "key %s was told %d, order %s is of %d",
                        purchase.key(),
                        purchase.total(),
                        id,
                        order.total());
            }
            case 402 ->
                require(
                        order.status().equals("DECLINED"),
                        "key %s was told of a decline, but order %s is %s",
                        purchase.key(),
                        id,
                        order.status());
            case 503 ->
                require(
                        order.status().equals("PAYMENT_FAILED"),
                        "key %s was told of a failure, but order %s is %s",
                        purchase.key(),
                        id,
                        order.status());
            default -> {
                // Was told that the outcome is open: any is fine.
            }
        }
    }

    private <T> Map<String, T> unique(List<T> entries, Function<T, String> key, String what) {
        var byKey = new HashMap<String, T>();
        for (T entry : entries) {
            if (byKey.put(key.apply(entry), entry) != null) {
                violation("more than one %s: %s", what, key.apply(entry));
            }
        }
        return byKey;
    }

    private static String orderOf(Charge charge) {
        return charge.key().replaceFirst("^pay_", "");
    }

    @FormatMethod
    private void require(boolean holds, String otherwise, @Nullable Object... facts) {
        if (!holds) {
            violation(otherwise, facts);
        }
    }

    @FormatMethod
    private void violation(String words, @Nullable Object... facts) {
        violations.add(words.formatted(facts));
    }
}
