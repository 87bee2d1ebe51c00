package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the samples of a series, and the time it was looked for in: after {@code begin}, up to {@code end}. */
final class Samples {

    /** Its samples, each of them once; what has no histograms, or knows no starts, has no column for them. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record All(
            long[] times, double[] values, @Nullable Histogram @Nullable [] histograms, long @Nullable [] starts) {}

    private final All all;
    private final int from;
    private final int to;
    private final long begin;
    private final long end;

    private Samples(All all, int from, int to, long begin, long end) {
        this.all = all;
        this.from = from;
        this.to = to;
        this.begin = begin;
        this.end = end;
    }

    /** All samples of a series but the marks of its end. */
    static Samples of(Series series) {
        int n = series.size();
        long[] times = new long[n];
        double[] values = new double[n];
        @Nullable Histogram @Nullable [] histograms = null;
        long @Nullable [] starts = null;
        int size = 0;
        for (int i = 0; i < n; i++) {
            if (Stale.is(series.value(i))) {
                continue;
            }
            times[size] = series.time(i);
            values[size] = series.value(i);
            Histogram histogram = series.histogram(i);
            if (histogram != null) {
                histograms = histograms == null ? new @Nullable Histogram[n] : histograms;
                histograms[size] = histogram;
            }
            if (series.start(i) != 0) {
                starts = starts == null ? new long[n] : starts;
                starts[size] = series.start(i);
            }
            size++;
        }
        return new Samples(new All(times, values, histograms, starts), 0, size, 0, 0);
    }

    Samples window(int first, int after, long windowBegin, long windowEnd) {
        return new Samples(all, first, after, windowBegin, windowEnd);
    }

    /** Some of these samples, for the same time. */
    Samples part(int first, int after) {
        return window(from + first, from + after, begin, end);
    }

    /** These samples, between values at the begin and the end of the time. */
    Samples framed(double left, double right) {
        int n = size() + 2;
        long[] times = new long[n];
        double[] values = new double[n];
        System.arraycopy(all.times, from, times, 1, n - 2);
        System.arraycopy(all.values, from, values, 1, n - 2);
        times[0] = begin;
        values[0] = left;
        times[n - 1] = end;
        values[n - 1] = right;
        return new Samples(new All(times, values, null, null), 0, n, begin, end);
    }

    int size() {
        return to - from;
    }

    long time(int index) {
        return all.times[from + index];
    }

    double value(int index) {
        return all.values[from + index];
    }

    double last() {
        return all.values[to - 1];
    }

    @Nullable Histogram histogram(int index) {
        return all.histograms == null ? null : all.histograms[from + index];
    }

    /** Since when it has been counted; 0 when that is not known. */
    long start(int index) {
        return all.starts == null ? 0 : all.starts[from + index];
    }

    boolean knowsStarts() {
        return all.starts != null;
    }

    boolean hasHistograms() {
        for (int i = 0; all.histograms != null && i < size(); i++) {
            if (histogram(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** The histograms among them. */
    List<Histogram> histograms() {
        List<Histogram> histograms = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            Histogram histogram = histogram(i);
            if (histogram != null) {
                histograms.add(histogram);
            }
        }
        return histograms;
    }

    /** The numbers among them. */
    Samples numbers() {
        if (!hasHistograms()) {
            return this;
        }
        long[] times = new long[size()];
        double[] values = new double[size()];
        int n = 0;
        for (int i = 0; i < size(); i++) {
            if (histogram(i) == null) {
                times[n] = time(i);
                values[n++] = value(i);
            }
        }
        return new Samples(new All(times, values, null, null), 0, n, begin, end);
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }

    double[] values() {
        return Arrays.copyOfRange(all.values, from, to);
    }

    /** These samples as a series. */
    Series series(Labels labels) {
        return Series.of(
                labels,
                Arrays.copyOfRange(all.times, from, to),
                values(),
                all.histograms == null ? null : Arrays.copyOfRange(all.histograms, from, to),
                all.starts == null ? null : Arrays.copyOfRange(all.starts, from, to));
    }
}
