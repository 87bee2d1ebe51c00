package dev.webstore.promql;

import java.util.Arrays;

/**
 * A series in equal steps.
 *
 * @param values one for each step; {@link Stale#NAN} where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Row(Labels labels, double[] values) {

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

    Row named(Labels other) {
        return new Row(other, values);
    }
}
