package dev.webstore.main.outbox;

import dev.webstore.main.order.Order;
import java.util.Locale;

/**
 * Work to do for an order.
 *
 * @param id its place in the outbox
 * @param order for which order, as it was when the task was claimed
 * @param kind what is to be done
 * @param payload what the kind needs to know, such as how the order ended
 * @param attempts how often it was tried, this time included
 */
public record Task(long id, Order order, Kind kind, String payload, int attempts) {

    /** The order's id. */
    public String orderId() {
        return order.orderId();
    }

    /** What there is to do for an order. */
    public enum Kind {
        /** Reserve its items with the inventory system. */
        RESERVE,
        /** Tell the CRM about it. */
        TELL_CRM,
        /** Tell promotions how it ended; the payload is {@code paid}, {@code failed} or {@code refunded}. */
        TELL_PROMOTIONS,
        /** Give the money back. */
        REFUND;

        /** The name in telemetry, in lower case. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
