package dev.webstore.console.signal;

/**
 * What came of an export.
 *
 * @param accepted the number of spans, log records or data points that were taken
 * @param rejected the number that were not
 * @param message why not, for the sender; "" when all were taken
 */
public record Acceptance(long accepted, long rejected, String message) {

    /** All were taken. */
    public static Acceptance of(long accepted) {
        return new Acceptance(accepted, 0, "");
    }
}
