package dev.webstore.console.metric;

import java.util.Arrays;

/** Samples in two columns, by time. */
final class Samples {

    private long[] millis = new long[16];
    private double[] values = new double[16];
    private int size;

    void add(long time, double value) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        millis[size] = time;
        values[size] = value;
        size++;
    }

    void addAll(Samples later) {
        for (int i = 0; i < later.size; i++) {
            add(later.millis[i], later.values[i]);
        }
    }

    int size() {
        return size;
    }

    long[] millis() {
        return Arrays.copyOf(millis, size);
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
