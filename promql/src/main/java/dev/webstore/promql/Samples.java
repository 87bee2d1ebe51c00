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

    /** Some of these samples, for the same time. */
    Samples part(int first, int after) {
        return window(from + first, from + after, begin, end);
    }

    /** These samples, between values at the begin and the end of the time. */
    Samples framed(double left, double right) {
        int n = size() + 2;
        long[] framedTimes = new long[n];
        double[] framedValues = new double[n];
        System.arraycopy(times, from, framedTimes, 1, n - 2);
        System.arraycopy(values, from, framedValues, 1, n - 2);
        framedTimes[0] = begin;
        framedValues[0] = left;
        framedTimes[n - 1] = end;
        framedValues[n - 1] = right;
        return new Samples(framedTimes, framedValues, 0, n, begin, end);
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
