package dev.webstore.console.metric;

import dev.webstore.console.signal.IncomingPoint;

/** The buckets of a classic histogram: ascending upper bounds, the last of them +Inf, with cumulative counts. */
final class BucketCounts {

    private final double[] bounds;
    private final double[] cumulative;

    BucketCounts(double[] bounds, double[] cumulative) {
        this.bounds = bounds;
        this.cumulative = cumulative;
    }

    /** Those of an explicit histogram. */
    static BucketCounts of(IncomingPoint point) {
        int size = point.bounds().size() + 1;
        var bounds = new double[size];
        var cumulative = new double[size];
        double count = 0;
        for (int i = 0; i < size; i++) {
            boolean isLast = i == size - 1;
            bounds[i] = isLast ? Double.POSITIVE_INFINITY : point.bounds().real(i);
            count += i < point.counts().size() ? point.counts().get(i) : 0;
            cumulative[i] = isLast ? point.count() : count;
        }
        return new BucketCounts(bounds, cumulative);
    }

    int size() {
        return bounds.length;
    }

    double bound(int index) {
        return bounds[index];
    }

    double cumulative(int index) {
        return cumulative[index];
    }

    /** The bucket that a measurement falls into. */
    int indexOf(double value) {
        int index = 0;
        while (index < bounds.length - 1 && value > bounds[index]) {
            index++;
        }
        return index;
    }
}
