package dev.webstore.promql;

import java.util.Arrays;

/**
 * A series in equal steps.
 *
 * @param values one for each step; {@link Stale#NAN} where there is none
 * @param losesName whether its name goes when the query ends: it is not that metric any more
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Row(Labels labels, double[] values, boolean losesName) {

    Row(Labels labels, double[] values) {
        this(labels, values, false);
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
        return new Row(labels.with(name, value), values, losesName && !name.equals(Labels.NAME));
    }

    Row with(double[] others) {
        return new Row(labels, others, losesName);
    }
}
