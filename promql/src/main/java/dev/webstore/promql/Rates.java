package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How much series grow.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#rate">Query functions</a>
 */
final class Rates {

    private Rates() {}

    /** What grows, and how it is said. */
    record Kind(boolean isCounter, boolean perSecond) {

        static Kind of(String function) {
            return switch (function) {
                case "rate", "irate" -> new Kind(true, true);
                case "increase" -> new Kind(true, false);
                default -> new Kind(false, false);
            };
        }
    }

    /** The change of numbers over the range, extrapolated; {@link Stale#NAN} when there are too few. */
    static double extrapolated(Samples samples, Kind kind) {
        boolean startsWithin = kind.isCounter() && Starts.isWithin(samples);
        if (samples.size() < 2 && !startsWithin) {
            return Stale.NAN;
        }
        double change = samples.last() - samples.value(0);
        for (int i = 1; i < samples.size() && kind.isCounter(); i++) {
            if (samples.value(i) < samples.value(i - 1) || Starts.isAnew(samples, i)) {
                change += samples.value(i - 1);
            }
        }
        double factor = factor(samples, kind, startsWithin, samples.value(0), change);
        return (startsWithin ? change + samples.value(0) : change) * factor;
    }

    /** The same of histograms; null when there are too few, or they are not compatible. */
    static @Nullable Histogram extrapolated(Samples samples, Kind kind, String metric, Consumer<Remark> remarks) {
        boolean startsWithin = kind.isCounter() && Starts.isWithin(samples);
        if (samples.size() < 2 && !startsWithin) {
            return null;
        }
        Histogram first = at(samples, 0);
        Histogram change = samples.size() < 2 ? first.emptied() : change(samples, kind.isCounter(), metric, remarks);
        if (change == null) {
            return null;
        }
        double factor = factor(samples, kind, startsWithin, first.count(), change.count());
        if (!startsWithin) {
            return change.times(factor);
        }
        if (!change.isCompatible(first)) {
            remarks.accept(Remark.mixedSchemas(metric));
            return null;
        }
        return samples.size() < 2
                ? first.times(factor)
                : sum(change, first, remarks).times(factor);
    }

    /**
     * How many times the change between samples the change over the range is: extrapolated to its edges where samples
     * come close to them, but not below zero for a counter.
     */
    private static double factor(Samples samples, Kind kind, boolean startsWithin, double first, double change) {
        int n = samples.size();
        long begin = startsWithin ? samples.start(0) : samples.time(0);
        double toStart = startsWithin ? 0 : (begin - samples.begin()) / 1e3;
        double toEnd = (samples.end() - samples.time(n - 1)) / 1e3;
        double sampled = (samples.time(n - 1) - begin) / 1e3;
        double distance = n < 2 ? 0 : (samples.time(n - 1) - samples.time(0)) / 1e3 / (n - 1);
        double close = distance * 1.1;
        if (toStart >= close && !startsWithin) {
            toStart = distance / 2;
        }
        if (kind.isCounter() && !startsWithin && change > 0 && first >= 0) {
            toStart = Math.min(toStart, sampled * (first / change));
        }
        if (toEnd >= close) {
            toEnd = distance / 2;
        }
        double factor = (sampled + toStart + toEnd) / sampled;
        return kind.perSecond() ? factor / ((samples.end() - samples.begin()) / 1e3) : factor;
    }

    private static @Nullable Histogram change(
            Samples samples, boolean isCounter, String metric, Consumer<Remark> remarks) {
        int n = samples.size();
        Histogram last = at(samples, n - 1);
        Histogram before = at(samples, 0);
        remarkGauges(samples, isCounter, metric, remarks);
        // What was before a reset does not matter, nor do its buckets.
        if (isCounter && isReset(samples, 1, before)) {
            Histogram second = at(samples, 1);
            before = second.emptied();
        }
        int schema = Math.min(last.schema(), before.schema());
        boolean areCompatible = last.isCompatible(before);
        for (int i = 1; i < n - 1 && isCounter; i++) {
            schema = Math.min(schema, at(samples, i).schema());
            areCompatible &= last.isCompatible(at(samples, i));
        }
        if (!areCompatible) {
            remarks.accept(Remark.mixedSchemas(metric));
            return null;
        }
        Histogram change = difference(last.coarsened(schema), before, remarks);
        for (int i = 1; i < n && isCounter; i++) {
            if (isReset(samples, i, before)) {
                change = sum(change, before, remarks);
            }
            before = at(samples, i);
        }
        return change.with(Reset.GAUGE);
    }

    private static void remarkGauges(Samples samples, boolean isCounter, String metric, Consumer<Remark> remarks) {
        int n = samples.size();
        for (int i = 0; i < n && isCounter; i++) {
            if (at(samples, i).reset() == Reset.GAUGE) {
                remarks.accept(Remark.nativeNoCounter(metric));
            }
        }
        boolean areGauges =
                at(samples, 0).reset() == Reset.GAUGE && at(samples, n - 1).reset() == Reset.GAUGE;
        if (!isCounter && !areGauges) {
            remarks.accept(Remark.nativeNoGauge(metric));
        }
    }

    private static boolean isReset(Samples samples, int index, Histogram before) {
        return Starts.isAnew(samples, index) || at(samples, index).isResetSince(before);
    }

    /** Of two numbers the change from the first, or per second; of counters from zero when they were reset. */
    static double lastTwo(Samples samples, Kind kind) {
        int n = samples.size();
        if (n < 2) {
            return Stale.NAN;
        }
        double last = samples.value(n - 1);
        double before = samples.value(n - 2);
        boolean isReset = kind.isCounter() && (last < before || Starts.isAnew(samples, n - 1));
        return (isReset ? last : last - before) / (kind.perSecond() ? seconds(samples) : 1);
    }

    /** The same of two histograms. */
    static @Nullable Histogram lastTwo(Samples samples, Kind kind, String metric, Consumer<Remark> remarks) {
        int n = samples.size();
        Histogram last = at(samples, n - 1);
        Histogram before = at(samples, n - 2);
        remarkGauges(samples.part(n - 2, n), kind.isCounter(), metric, remarks);
        Histogram change = last;
        if (!kind.isCounter() || !isReset(samples, n - 1, before)) {
            if (!last.isCompatible(before)) {
                remarks.accept(Remark.mixedSchemas(metric));
                return null;
            }
            change = difference(last, before, remarks);
        }
        change = change.with(Reset.GAUGE);
        return kind.perSecond() ? change.dividedBy(seconds(samples)) : change;
    }

    private static double seconds(Samples samples) {
        int n = samples.size();
        return (samples.time(n - 1) - samples.time(n - 2)) / 1e3;
    }

    static Histogram sum(Histogram a, Histogram b, Consumer<Remark> remarks) {
        if (!a.hasBoundsOf(b)) {
            remarks.accept(Remark.reconciledBounds("addition"));
        }
        return a.plus(b);
    }

    static Histogram difference(Histogram a, Histogram b, Consumer<Remark> remarks) {
        if (!a.hasBoundsOf(b)) {
            remarks.accept(Remark.reconciledBounds("subtraction"));
        }
        return a.minus(b);
    }

    /** A sample that is known to be a histogram. */
    static Histogram at(Samples samples, int index) {
        Histogram histogram = samples.histogram(index);
        if (histogram == null) {
            throw new IllegalStateException("a number among histograms");
        }
        return histogram;
    }
}
