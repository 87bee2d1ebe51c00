package dev.webstore.console.metric;

import dev.webstore.console.signal.IncomingPoint;
import dev.webstore.console.signal.Numbers;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the buckets of exponential histograms to explicit bounds: powers of the fourth root of two (scale 2), or of a
 * larger root when the histogram itself is coarser or too wide. Finer buckets nest in these exactly, so that counts are
 * right whatever the scale was, and bounds stay the same while it changes.
 */
final class ExponentialBuckets {

    private static final int FINEST_SCALE = 2;
    private static final int COARSEST_SCALE = -10;
    private static final int MOST_BUCKETS = 160;

    private ExponentialBuckets() {}

    static BucketCounts of(IncomingPoint point) {
        int scale = scale(point);
        var counts = new TreeMap<Double, Double>();
        add(counts, point.negative(), point.scale(), scale, -1);
        if (point.zeroCount() > 0) {
            counts.merge(point.zeroThreshold(), (double) point.zeroCount(), Double::sum);
        }
        add(counts, point.positive(), point.scale(), scale, 1);
        counts.put(Double.POSITIVE_INFINITY, 0.0);
        double[] bounds = new double[counts.size()];
        double[] cumulative = new double[counts.size()];
        double count = 0;
        int index = 0;
        for (var bucket : counts.entrySet()) {
            count += bucket.getValue();
            bounds[index] = bucket.getKey();
            cumulative[index++] = count;
        }
        cumulative[index - 1] = point.count();
        return new BucketCounts(bounds, cumulative);
    }

    /** The finest scale at which there are not too many buckets. */
    private static int scale(IncomingPoint point) {
        int scale = Math.clamp(point.scale(), COARSEST_SCALE, FINEST_SCALE);
        while (scale > COARSEST_SCALE
                && width(point.positive(), point.scale() - scale) + width(point.negative(), point.scale() - scale)
                        > MOST_BUCKETS) {
            scale--;
        }
        return scale;
    }

    private static long width(IncomingPoint.Buckets buckets, int shift) {
        int size = buckets.counts().size();
        return size == 0
                ? 0
                : shifted((long) buckets.offset() + size - 1, shift) - shifted(buckets.offset(), shift) + 1;
    }

    /**
     * Adds the buckets of one side.
     *
     * @param from the scale they have
     * @param to the scale they get
     * @param sign 1 above zero, -1 below
     */
    private static void add(Map<Double, Double> counts, IncomingPoint.Buckets buckets, int from, int to, int sign) {
        Numbers numbers = buckets.counts();
        for (int i = 0; i < numbers.size(); i++) {
            long index = shifted((long) buckets.offset() + i, from - to);
            // The bucket of that index holds what is above base^index and not above base^(index + 1).
            double bound = sign > 0 ? bound(index + 1, to) : -bound(index, to);
            counts.merge(bound, (double) numbers.get(i), Double::sum);
        }
    }

    private static long shifted(long index, int shift) {
        return index >> Math.min(shift, Long.SIZE - 1);
    }

    private static double bound(long index, int scale) {
        return Math.pow(2, index * Math.pow(2, -scale));
    }
}
