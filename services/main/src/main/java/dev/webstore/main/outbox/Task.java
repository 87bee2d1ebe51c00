package dev.webstore.main.outbox;

import java.util.Locale;

/**
 * Work to do for an order.
 *
 * @param id its place in the outbox
 * @param orderId for which order
 * @param kind what is to be done
 * @param payload what the kind needs to know, such as how the order ended
 * @param traceparent the trace the order was placed in, or empty
 * @param attempts how often it was tried, this time included
 */
public record Task(long id, String orderId, Kind kind, String payload, String traceparent, int attempts) {

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
