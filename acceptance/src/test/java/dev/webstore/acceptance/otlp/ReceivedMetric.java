package dev.webstore.acceptance.otlp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A metric of one service, with the last value of each of its series.
 *
 * @param service which service sent it
 * @param type counter, up_down_counter, gauge or histogram
 */
public record ReceivedMetric(
        String service, String name, String unit, String description, String type, List<Series> series) {

    /**
     * One series.
     *
     * @param labels its label values by key
     * @param value the last value; for a histogram the number of measurements
     * @param bounds bounds of a histogram's buckets
     * @param exemplars all that ever came with it
     */
    public record Series(Map<String, String> labels, double value, List<Double> bounds, Set<Exemplar> exemplars) {}

    /**
     * The span in which a measurement was taken.
     *
     * @param traceId 32 hex digits
     * @param spanId 16 hex digits
     */
    public record Exemplar(String traceId, String spanId) {}

    /** The sum of its series' values. */
    public double total() {
        return series.stream().mapToDouble(Series::value).sum();
    }

    /** The exemplars of all its series. */
    public Set<Exemplar> exemplars() {
        return series.stream().flatMap(one -> one.exemplars().stream()).collect(Collectors.toSet());
    }
}
