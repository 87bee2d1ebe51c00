package dev.webstore.console.notify;

import java.time.Instant;
import java.util.Locale;

/**
 * What became of one notification.
 *
 * @param at when it ended
 * @param receiver whom it was for
 * @param kind by which integration, such as {@code webhook}
 * @param groupKey which group it was about
 * @param firing how many of its alerts fired
 * @param resolved how many of its alerts had ended
 * @param result how it ended
 * @param attempts how often it was tried
 * @param error why it did not arrive; empty when it did
 */
public record Delivery(
        Instant at,
        String receiver,
        String kind,
        String groupKey,
        int firing,
        int resolved,
        Result result,
        int attempts,
        String error) {

    /** How a notification can end. */
    public enum Result {
        /** The receiver has it. */
        DELIVERED,
        /** The receiver refused it, or did not answer in time, again and again. */
        FAILED,
        /** Too many others waited for the same receiver. */
        DROPPED,
        /** It was for an integration that only the real Alertmanager delivers on. */
        SHOWN_ONLY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
