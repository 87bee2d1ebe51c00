package dev.webstore.traffic.load;

import java.util.Map;

/**
 * A second of a load test.
 *
 * @param second since the first stage began
 * @param asked journeys a second that were to begin
 * @param completed journeys that came to their end
 * @param failed steps that failed
 * @param p50 the median of the steps' latencies, in milliseconds
 * @param p95 their 95th percentile
 * @param p99 their 99th percentile
 * @param cores processor cores in use, by program
 */
record Slice(
        double second,
        double asked,
        long completed,
        long failed,
        double p50,
        double p95,
        double p99,
        Map<String, Double> cores) {

    /** Cores in use by all programs together. */
    double busy() {
        return cores.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
