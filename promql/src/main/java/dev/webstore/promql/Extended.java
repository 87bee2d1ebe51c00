package dev.webstore.promql;

/**
 * Functions of ranges with values at their edges. Their windows reach further than the range.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/feature_flags/#extended-range-selectors">Extended range
 *     selectors</a>
 */
final class Extended {

    private Extended() {}

    /** The value of a function, {@link Stale#NAN} when there is none. */
    static double apply(String function, Samples samples, Edge edge) {
        return switch (function) {
            case "rate" -> {
                double change = change(samples, edge, true);
                yield Stale.is(change) ? change : change / ((samples.end() - samples.begin()) / 1e3);
            }
            case "increase" -> change(samples, edge, true);
            case "delta" -> change(samples, edge, false);
            default -> {
                Samples within = anchored(samples);
                yield within.size() == 0 ? Stale.NAN : RangeFunctions.apply(function, within, new double[0], 0);
            }
        };
    }

    /** The value at a time, between the samples around it or as the last one says; {@link Stale#NAN} before the first. */
    static double at(Samples samples, long time) {
        int next = firstFrom(samples, time, samples.size());
        if (next < samples.size() && samples.time(next) == time) {
            return samples.value(next);
        } else if (next == 0) {
            return Stale.NAN;
        }
        return next == samples.size() ? samples.last() : between(samples, next, time, false);
    }

    /** From the last sample before the range to the end, unless all are before. */
    static Samples anchored(Samples samples) {
        int n = samples.size();
        int after = firstFrom(samples, samples.begin() + 1, n);
        return samples.part(after == n ? n : Math.max(0, after - 1), n);
    }

    private static double change(Samples samples, Edge edge, boolean isCounter) {
        Samples framed = framed(samples, edge, isCounter);
        int n = framed.size();
        if (n == 0) {
            return Stale.NAN;
        }
        double change = framed.last() - framed.value(0);
        for (int i = 1; i < n && isCounter; i++) {
            change += framed.value(i) < framed.value(i - 1) ? framed.value(i - 1) : 0;
        }
        return change;
    }

    /**
     * The samples within the range between the values at its edges; none when there are no such.
     *
     * @param isCounter whether values at the edges are those of a counter, which begins at zero when it was reset
     */
    static Samples framed(Samples samples, Edge edge, boolean isCounter) {
        Samples used = edge == Edge.SMOOTHED ? reaching(samples) : anchored(samples);
        int n = used.size();
        if (n == 0) {
            return used;
        }
        boolean cutsBegin = edge == Edge.SMOOTHED && used.time(0) < samples.begin();
        boolean cutsEnd = edge == Edge.SMOOTHED && n > 1 && used.time(n - 1) > samples.end();
        double left = cutsBegin ? between(used, 1, samples.begin(), isCounter) : used.value(0);
        double right = cutsEnd ? between(used, n - 1, samples.end(), isCounter) : used.last();
        int first = used.time(0) <= samples.begin() ? 1 : 0;
        int after = Math.max(first, used.time(n - 1) >= samples.end() ? n - 1 : n);
        return used.part(first, after).framed(left, right);
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
        double share = (double) (time - samples.time(next - 1)) / (samples.time(next) - samples.time(next - 1));
        return before + (after - before) * share;
    }
}
