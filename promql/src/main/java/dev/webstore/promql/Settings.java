package dev.webstore.promql;

import java.time.Duration;

/**
 * How queries are evaluated.
 *
 * @param lookback how old a sample may be and still be the value of its series
 * @param limits what a query may take
 * @param delaysNames whether functions leave a metric's name until the query ends, Prometheus's feature {@code
 *     promql-delayed-name-removal}: {@code label_replace} can then still read it
 */
public record Settings(Duration lookback, Limits limits, boolean delaysNames) {

    /** What Prometheus does when it is not told otherwise. */
    public static final Settings USUAL = new Settings(Duration.ofMinutes(5), Limits.USUAL, false);
}
