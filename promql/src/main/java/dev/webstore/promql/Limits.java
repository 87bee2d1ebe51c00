package dev.webstore.promql;

import java.time.Duration;

/**
 * What a query may take.
 *
 * @param samples how many samples it may hold at once
 * @param time how long it may take
 */
public record Limits(long samples, Duration time) {

    /** Prometheus's own: fifty million samples, two minutes. */
    public static final Limits USUAL = new Limits(50_000_000, Duration.ofMinutes(2));
}
