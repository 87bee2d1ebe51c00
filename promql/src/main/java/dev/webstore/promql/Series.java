package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The samples of one series, oldest first. */
public interface Series {

    /** What identifies it. */
    Labels labels();

    /** How many samples there are. */
    int size();

    /** When a sample was taken, in milliseconds since 1970; strictly ascending. */
    long time(int index);

    /** Its value; {@link Stale#NAN} marks the end of the series for now, any other NaN may be a histogram. */
    double value(int index);

    /** Its value when that is a histogram, or null. */
    default @Nullable Histogram histogram(int index) {
        return null;
    }

    /** Since when it has been counted, in milliseconds since 1970; 0 when that is not known. */
    default long start(int index) {
        return 0;
    }

    /** A series of columns. */
    static Series of(Labels labels, long[] times, double[] values) {
        return new Columns(labels, times, values, null, null);
    }

    /**
     * A series of columns.
     *
     * @param histograms values that are no numbers, or null when all are
     * @param starts since when values have been counted, or null when that is not known
     */
    static Series of(
            Labels labels,
            long[] times,
            double[] values,
            @Nullable Histogram @Nullable [] histograms,
            long @Nullable [] starts) {
        return new Columns(labels, times, values, histograms, starts);
    }
}
