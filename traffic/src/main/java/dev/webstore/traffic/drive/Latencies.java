package dev.webstore.traffic.drive;

import org.HdrHistogram.AbstractHistogram;

/**
 * Latencies of one step, in milliseconds.
 *
 * @param count how many were measured
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param p999 the 99.9th percentile
 * @param max the longest
 */
public record Latencies(long count, double p50, double p95, double p99, double p999, double max) {

    /** What a histogram of nanoseconds says. */
    public static Latencies of(AbstractHistogram nanos) {
        return new Latencies(
                nanos.getTotalCount(),
                percentile(nanos, 50),
                percentile(nanos, 95),
                percentile(nanos, 99),
                percentile(nanos, 99.9),
                milliseconds(nanos.getMaxValue()));
    }

    private static double percentile(AbstractHistogram nanos, double percentile) {
        return milliseconds(nanos.getValueAtPercentile(percentile));
    }

    private static double milliseconds(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}
