package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The values of a row while they are being calculated: numbers, and histograms only once there is one. */
final class Column {

    private final double[] values;
    private @Nullable Histogram @Nullable [] histograms;

    Column(int steps) {
        this.values = Row.nothing(steps);
    }

    void put(int step, double value) {
        values[step] = value;
    }

    void put(int step, @Nullable Histogram histogram) {
        if (histogram == null) {
            return;
        }
        var all = histograms;
        if (all == null) {
            all = new @Nullable Histogram[values.length];
            histograms = all;
        }
        all[step] = histogram;
        values[step] = Double.NaN;
    }

    /** Puts what another row has at a step. */
    void put(int step, Row row) {
        values[step] = row.values()[step];
        put(step, row.histogram(step));
    }

    boolean has(int step) {
        return !Stale.is(values[step]);
    }

    Row row(Labels labels, boolean losesName) {
        return new Row(labels, values, histograms, losesName);
    }
}
