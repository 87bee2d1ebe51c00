package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A series in columns of equal length. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Columns(
        Labels labels,
        long[] times,
        double[] values,
        @Nullable Histogram @Nullable [] histograms,
        long @Nullable [] starts)
        implements Series {

    @Override
    public int size() {
        return times.length;
    }

    @Override
    public long time(int index) {
        return times[index];
    }

    @Override
    public double value(int index) {
        return values[index];
    }

    @Override
    public @Nullable Histogram histogram(int index) {
        return histograms == null ? null : histograms[index];
    }

    @Override
    public long start(int index) {
        return starts == null ? 0 : starts[index];
    }
}
