package dev.webstore.promql;

import dev.webstore.promql.Rates.Kind;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Functions of ranges with values at their edges. Their windows reach further than the range.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/feature_flags/#extended-range-selectors">Extended range
 *     selectors</a>
 */
final class Extended {

    private final Samples samples;
    private final Edge edge;
    private final String metric;
    private final Consumer<Remark> remarks;

    Extended(Samples samples, Edge edge, String metric, Consumer<Remark> remarks) {
        this.samples = samples;
        this.edge = edge;
        this.metric = metric;
        this.remarks = remarks;
    }

    /** Puts the value of a function, if there is one. */
    void put(String function, Column column, int step) {
        if (function.equals("changes") || function.equals("resets")) {
            Samples within = anchored(samples);
            if (within.size() > 0) {
                column.put(step, RangeFunctions.apply(function, within, new double[0], 0));
            }
            return;
        }
        Kind kind = Kind.of(function);
        double seconds = kind.perSecond() ? (samples.end() - samples.begin()) / 1e3 : 1;
        if (!samples.hasHistograms()) {
            Samples framed = framed(samples, edge, kind.isCounter());
            if (framed.size() > 0) {
                column.put(step, change(framed, kind.isCounter()) / seconds);
            }
        } else if (!isMixed()) {
            Histogram change = histogramChange(kind.isCounter());
            column.put(step, change == null ? null : change.dividedBy(seconds));
        }
    }

    /** Puts the value at the end of the range: between the samples around it, or as the last one says. */
    void putCurrent(Column column, int step) {
        long time = samples.end();
        int next = firstFrom(samples, time, samples.size());
        boolean isExact = next < samples.size() && samples.time(next) == time;
        if ((samples.hasHistograms() && isMixed()) || (next == 0 && !isExact)) {
            return;
        }
        if (!samples.hasHistograms()) {
            column.put(
                    step,
                    isExact
                            ? samples.value(next)
                            : next == samples.size() ? samples.last() : between(samples, next, time, false));
        } else if (isExact) {
            column.put(step, samples.histogram(next));
        } else if (next == samples.size()) {
            column.put(step, Rates.at(samples, next - 1).with(Reset.UNKNOWN));
        } else {
            boolean areGauges = Rates.at(samples, next - 1).reset() == Reset.GAUGE
                    && Rates.at(samples, next).reset() == Reset.GAUGE;
            column.put(step, histogramBetween(samples, next, time, !areGauges));
        }
    }

    private boolean isMixed() {
        boolean isMixed = samples.numbers().size() > 0;
        if (isMixed) {
            remarks.accept(Remark.mixedTypes(metric));
        }
        return isMixed;
    }

    private static double change(Samples framed, boolean isCounter) {
        double change = framed.last() - framed.value(0);
        for (int i = 1; i < framed.size() && isCounter; i++) {
            change += framed.value(i) < framed.value(i - 1) ? framed.value(i - 1) : 0;
        }
        return change;
    }

    /** The samples within the range between the values at its edges; none when there are no such. */
    static Samples framed(Samples samples, Edge edge) {
        if (samples.hasHistograms()) {
            throw new EvaluationException(edge + " modifier is not supported with histograms");
        }
        return framed(samples, edge, false);
    }

    /** The same, for counters that begin at zero when they were reset if need be. */
    private static Samples framed(Samples samples, Edge edge, boolean isCounter) {
        Samples used = used(samples, edge);
        int n = used.size();
        if (n == 0) {
            return used;
        }
        double left = cutsBegin(used, edge) ? between(used, 1, samples.begin(), isCounter) : used.value(0);
        double right = cutsEnd(used, edge) ? between(used, n - 1, samples.end(), isCounter) : used.last();
        int first = used.time(0) <= samples.begin() ? 1 : 0;
        int after = Math.max(first, used.time(n - 1) >= samples.end() ? n - 1 : n);
        return used.part(first, after).framed(left, right);
    }

    private static boolean cutsBegin(Samples used, Edge edge) {
        return edge == Edge.SMOOTHED && used.time(0) < used.begin();
    }

    private static boolean cutsEnd(Samples used, Edge edge) {
        return edge == Edge.SMOOTHED && used.size() > 1 && used.time(used.size() - 1) > used.end();
    }

    private @Nullable Histogram histogramChange(boolean isCounter) {
        Samples used = used(samples, edge);
        int n = used.size();
        if (n == 0) {
            return null;
        }
        boolean areCompatible = true;
        for (int i = 0; i < n; i++) {
            areCompatible &= Rates.at(used, i).isCompatible(Rates.at(used, 0));
            if (isCounter && Rates.at(used, i).reset() == Reset.GAUGE) {
                remarks.accept(Remark.nativeNoCounter(metric));
            }
        }
        if (!areCompatible) {
            remarks.accept(Remark.mixedSchemas(metric));
            return null;
        }
        Histogram left =
                cutsBegin(used, edge) ? histogramBetween(used, 1, samples.begin(), isCounter) : Rates.at(used, 0);
        Histogram right =
                cutsEnd(used, edge) ? histogramBetween(used, n - 1, samples.end(), isCounter) : Rates.at(used, n - 1);
        if (left == null || right == null) {
            return null;
        }
        if (!isCounter && (left.reset() != Reset.GAUGE || right.reset() != Reset.GAUGE)) {
            remarks.accept(Remark.nativeNoGauge(metric));
        }
        Histogram change = Rates.difference(right, left, remarks);
        return (isCounter ? corrected(change, used, left, right) : change).with(Reset.GAUGE);
    }

    /** Adds what was counted before resets; the values at the edges know of those beside them. */
    private Histogram corrected(Histogram change, Samples used, Histogram left, Histogram right) {
        int n = used.size();
        boolean skipsReset = cutsBegin(used, edge) && Rates.at(used, 1).isResetSince(Rates.at(used, 0));
        Histogram before = skipsReset ? Rates.at(used, 1) : left;
        int first = skipsReset ? 2 : 1;
        if (first >= n) {
            return change;
        }
        Histogram corrected = change;
        for (int i = first; i < n; i++) {
            Histogram next = i == n - 1 ? right : Rates.at(used, i);
            if (next.isResetSince(before)) {
                corrected = Rates.sum(corrected, before, remarks);
            }
            before = next;
        }
        return corrected;
    }

    private static Samples used(Samples samples, Edge edge) {
        return edge == Edge.SMOOTHED ? reaching(samples) : anchored(samples);
    }

    /** From the last sample before the range to the end, unless all are before. */
    private static Samples anchored(Samples samples) {
        int n = samples.size();
        int after = firstFrom(samples, samples.begin() + 1, n);
        return samples.part(after == n ? n : Math.max(0, after - 1), n);
    }

    /** From the last sample before the range to the first after it; none when all are on one side. */
    private static Samples reaching(Samples samples) {
        Samples anchored = anchored(samples);
        int n = anchored.size();
        if (n == 0 || anchored.time(0) > samples.end()) {
            return anchored.part(0, 0);
        }
        return anchored.part(0, firstFrom(anchored, samples.end(), n - 1) + 1);
    }

    /** The first sample that is not before a time, or {@code n}. */
    private static int firstFrom(Samples samples, long time, int n) {
        int first = 0;
        while (first < n && samples.time(first) < time) {
            first++;
        }
        return first;
    }

    /** The value on the line from the sample before to that at {@code next}; counters that were reset begin at zero. */
    private static double between(Samples samples, int next, long time, boolean isCounter) {
        double after = samples.value(next);
        double before = isCounter && after < samples.value(next - 1) ? 0 : samples.value(next - 1);
        return before + (after - before) * share(samples, next, time);
    }

    private @Nullable Histogram histogramBetween(Samples samples, int next, long time, boolean isCounter) {
        Histogram before = Rates.at(samples, next - 1);
        Histogram after = Rates.at(samples, next);
        if (!before.isCompatible(after)) {
            remarks.accept(Remark.mixedSchemas(metric));
            return null;
        }
        double share = share(samples, next, time);
        return isCounter && after.isResetSince(before)
                ? after.times(share)
                : Rates.sum(Rates.difference(after, before, remarks).times(share), before, remarks);
    }

    private static double share(Samples samples, int next, long time) {
        return (double) (time - samples.time(next - 1)) / (samples.time(next) - samples.time(next - 1));
    }
}
