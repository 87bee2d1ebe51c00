package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A series in equal steps.
 *
 * @param values one for each step; {@link Stale#NAN} where there is none, any other NaN where there is a histogram
 * @param histograms those that stand for values, or null when all are numbers
 * @param losesName whether its name goes when the query ends: it is not that metric any more
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Row(Labels labels, double[] values, @Nullable Histogram @Nullable [] histograms, boolean losesName) {

    Row(Labels labels, double[] values) {
        this(labels, values, null, false);
    }

    static double[] nothing(int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, Stale.NAN);
        return values;
    }

    /** Whether there is a value at a step. */
    public boolean has(int step) {
        return !Stale.is(values[step]);
    }

    /** Whether there is a number at a step. */
    public boolean hasNumber(int step) {
        return has(step) && (histograms == null || histograms[step] == null);
    }

    /** The histogram at a step, null when there is none. */
    public @Nullable Histogram histogram(int step) {
        return histograms == null ? null : histograms[step];
    }

    boolean hasNumbers() {
        for (int step = 0; step < values.length; step++) {
            if (hasNumber(step)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        for (int step = 0; step < values.length; step++) {
            if (has(step)) {
                return false;
            }
        }
        return true;
    }

    /** The row with a label changed; one that is given a name keeps it. */
    Row with(String name, String value) {
        return new Row(labels.with(name, value), values, histograms, losesName && !name.equals(Labels.NAME));
    }

    Row with(Labels others) {
        return new Row(others, values, histograms, losesName);
    }

    Row with(Column column) {
        return column.row(labels, losesName);
    }

    /** The row as it is when the query has ended. */
    Row finished() {
        return losesName ? new Row(labels.withoutMetric(), values, histograms, false) : this;
    }
}
