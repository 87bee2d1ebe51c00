package dev.webstore.main.checkout;

import dev.webstore.main.order.Order;

/** What came of a checkout that placed an order. What placed none is a problem. */
public sealed interface Outcome {

    /** The order. */
    Order order();

    /** The order is paid. */
    record Paid(Order order) implements Outcome {}

    /** The payment was declined; nothing was charged. */
    record Declined(Order order) implements Outcome {}

    /** The payment could not be made; nothing was charged. */
    record Failed(Order order) implements Outcome {}

    /** Whether it is paid is not known yet; recovery will settle it. */
    record Pending(Order order) implements Outcome {}

    /** The outcome that an order's status tells. */
    static Outcome of(Order order) {
        return switch (order.status()) {
            case PAID, DELAYED, CANCELLED, REFUNDED -> new Paid(order);
            case DECLINED -> new Declined(order);
            case PAYMENT_FAILED -> new Failed(order);
            case PENDING -> new Pending(order);
        };
    }

    /** A word for it, for telemetry. */
    default String text() {
        return switch (this) {
            case Paid ignored -> "paid";
            case Declined ignored -> "declined";
            case Failed ignored -> "failed";
            case Pending ignored -> "pending";
        };
    }
}
