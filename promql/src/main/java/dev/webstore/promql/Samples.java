package dev.webstore.promql;

import java.util.Arrays;

/** A stretch of the samples of a series, and the time it was looked for in: after {@code begin}, up to {@code end}. */
final class Samples {

    private final long[] times;
    private final double[] values;
    private final int from;
    private final int to;
    private final long begin;
    private final long end;

    Samples(long[] times, double[] values, int from, int to, long begin, long end) {
        this.times = times;
        this.values = values;
        this.from = from;
        this.to = to;
        this.begin = begin;
        this.end = end;
    }

    Samples window(int first, int after, long windowBegin, long windowEnd) {
        return new Samples(times, values, first, after, windowBegin, windowEnd);
    }

    int size() {
        return to - from;
    }

    long time(int index) {
        return times[from + index];
    }

    double value(int index) {
        return values[from + index];
    }

    double last() {
        return values[to - 1];
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }

    long[] times() {
        return Arrays.copyOfRange(times, from, to);
    }

    double[] values() {
        return Arrays.copyOfRange(values, from, to);
    }
}
