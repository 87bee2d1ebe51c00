package dev.webstore.acceptance.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One purchase as the shopper saw it.
 *
 * @param key the idempotency key under which it was asked for
 * @param answers to each time it was asked for, in order
 */
record Purchase(String key, List<Told> answers) {

    /** What stands for no answer at all: the connection broke, or nobody listened. */
    static final int NO_ANSWER = 0;

    /**
     * An answer.
     *
     * @param status the HTTP status, or {@link #NO_ANSWER}
     * @param orderId the order it is about, if it names one
     * @param totalCents the order's total, if it tells
     */
    record Told(int status, @Nullable String orderId, @Nullable Long totalCents) {

        /** Whether it says how the order ended. */
        boolean isFinal() {
            return orderId != null && status != 202;
        }
    }

    /** Whether the first answer left open how the order ended. */
    boolean leftOpen() {
        return answers.isEmpty() || !answers.getFirst().isFinal();
    }
}
