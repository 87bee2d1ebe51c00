package dev.webstore.platform.telemetry;

import java.util.List;

/**
 * An entry of the metrics catalogue. An instrument is made from its entry, so code cannot emit a metric of its own that
 * the catalogue, and with it the documentation, does not have.
 *
 * @param name its OpenTelemetry name
 * @param kind what it measures with
 * @param unit in UCUM, such as {@code s} or {@code {order}}
 * @param description what it counts, in one sentence
 * @param labels its labels, all of them
 * @param buckets upper bounds of a histogram's buckets, ascending; empty for other kinds
 */
public record Metric(
        String name, Kind kind, String unit, String description, List<Label> labels, List<Double> buckets) {

    /** Seconds, for durations from a fast query to a slow third party. */
    public static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 10.0);

    /** Milliseconds, for the same range. */
    public static final List<Double> MILLISECONDS =
            SECONDS.stream().map(seconds -> seconds * 1000).toList();

    /** US dollars, for amounts of orders. */
    public static final List<Double> DOLLARS =
            List.of(5.0, 10.0, 25.0, 50.0, 75.0, 100.0, 150.0, 200.0, 300.0, 500.0, 750.0, 1000.0, 2500.0, 5000.0);

    /** What a metric measures with. */
    public enum Kind {
        /** Only grows. */
        COUNTER,
        /** Goes up and down; observed when collected. */
        GAUGE,
        /** A distribution in buckets, with exemplars. */
        HISTOGRAM
    }

    /** A counter of whole things. */
    public static Metric counter(String name, String unit, String description, Label... labels) {
        return new Metric(name, Kind.COUNTER, unit, description, List.of(labels), List.of());
    }

    /** A gauge of whole things. */
    public static Metric gauge(String name, String unit, String description, Label... labels) {
        return new Metric(name, Kind.GAUGE, unit, description, List.of(labels), List.of());
    }

    /** A histogram with these bucket bounds. */
    public static Metric histogram(
            String name, String unit, String description, List<Double> buckets, Label... labels) {
        return new Metric(name, Kind.HISTOGRAM, unit, description, List.of(labels), buckets);
    }
}
