package dev.webstore.acceptance.crash;

import dev.webstore.acceptance.machine.Machine;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What each party knows about the money. Amounts are cents.
 *
 * @param orders the shop's
 * @param payments the ledger's
 * @param charges the provider's
 * @param redemptions of coupons, by promotions
 * @param purchases what shoppers were told
 * @param unfinished outbox tasks that are neither done nor given up
 */
record Books(
        List<Order> orders,
        List<Payment> payments,
        List<Charge> charges,
        List<Redemption> redemptions,
        List<Purchase> purchases,
        long unfinished) {

    /** An order of the shop. */
    record Order(
            String id,
            String key,
            String status,
            long total,
            @Nullable String coupon,
            @Nullable String transaction) {}

    /** A payment in the ledger. */
    record Payment(
            String orderId,
            String status,
            long amount,
            @Nullable String transaction) {}

    /** A charge in the provider's book. */
    record Charge(String key, String status, long amount, String transaction) {}

    /** A coupon used by an order. */
    record Redemption(String orderId, String coupon, String status) {}

    static Books read(Machine machine, List<Purchase> purchases) {
        return new Books(
                machine.query(
                        Machine.SHOP,
                        "SELECT id, idempotency_key, status, total_cents, coupon_code, transaction_id FROM shop.orders",
                        row -> new Order(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getString(6))),
                machine.query(
                        Machine.PAYMENTS,
                        "SELECT order_id, status, amount_cents, transaction_id FROM payments.payments",
                        row -> new Payment(row.getString(1), row.getString(2), row.getLong(3), row.getString(4))),
                charges(machine),
                machine.query(
                        Machine.SHOP,
                        "SELECT order_id, code, status FROM promotions.coupon_redemptions",
                        row -> new Redemption(row.getString(1), row.getString(2), row.getString(3))),
                purchases,
                machine.query(Machine.SHOP, "SELECT count(*) FROM shop.outbox WHERE NOT dead", row -> row.getLong(1))
                        .getFirst());
    }

    private static List<Charge> charges(Machine machine) {
        return new Api(machine.url(ServiceName.PAYMENT_PROVIDER))
                .get("/control/book")
                .body()
                .lines()
                .map(line -> Json.read(line, JsonNode.class))
                .map(charge -> new Charge(
                        charge.get("idempotency_key").stringValue(),
                        charge.get("status").stringValue(),
                        charge.get("amount").decimalValue().movePointRight(2).longValueExact(),
                        charge.get("transaction_id").stringValue()))
                .toList();
    }

    /** Whether nobody has anything left to do. */
    boolean isSettled() {
        return unfinished == 0
                && orders.stream().noneMatch(order -> order.status().equals("PENDING"))
                && payments.stream().noneMatch(payment -> payment.status().endsWith("PENDING"));
    }
}
