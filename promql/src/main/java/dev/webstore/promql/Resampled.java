package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import org.jspecify.annotations.Nullable;

/**
 * What a subquery gives. It may leave out samples or give them twice, so what histograms know of the sample before them
 * holds no more.
 */
record Resampled(Series series) implements Series {

    @Override
    public Labels labels() {
        return series.labels();
    }

    @Override
    public int size() {
        return series.size();
    }

    @Override
    public long time(int index) {
        return series.time(index);
    }

    @Override
    public double value(int index) {
        return series.value(index);
    }

    @Override
    public @Nullable Histogram histogram(int index) {
        Histogram histogram = series.histogram(index);
        return histogram == null || histogram.reset() == Reset.GAUGE ? histogram : histogram.with(Reset.UNKNOWN);
    }
}
