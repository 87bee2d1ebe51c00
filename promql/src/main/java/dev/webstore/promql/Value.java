package dev.webstore.promql;

import java.util.List;

/** What a query gives. */
public sealed interface Value {

    /**
     * A number.
     *
     * @param time milliseconds since 1970
     */
    record Scalar(long time, double value) implements Value {}

    /**
     * A text.
     *
     * @param time milliseconds since 1970
     */
    record Text(long time, String value) implements Value {}

    /**
     * One value for each of some series at a time.
     *
     * @param time milliseconds since 1970
     */
    record Vector(long time, List<Sample> samples) implements Value {}

    /**
     * A value of a series.
     *
     * @param time milliseconds since 1970
     */
    record Sample(Labels labels, long time, double value) {}

    /** Values over time of some series, sorted by labels. */
    record Matrix(List<Series> series) implements Value {}
}
