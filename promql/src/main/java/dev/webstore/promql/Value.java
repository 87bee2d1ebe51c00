package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param value NaN when there is a histogram
     * @param histogram what stands for a number, or null
     */
    record Sample(
            Labels labels,
            long time,
            double value,
            @Nullable Histogram histogram) {}

    /** Values over time of some series, sorted by labels. */
    record Matrix(List<Series> series) implements Value {}
}
