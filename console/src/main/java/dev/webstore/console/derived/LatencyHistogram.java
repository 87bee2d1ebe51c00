package dev.webstore.console.derived;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long spans took, in the buckets that the collector's configuration has for them. */
final class LatencyHistogram {

    private static final double[] BOUNDS = {
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY
    };

    private final long[] counts = new long[BOUNDS.length];
    private long count;
    private double sum;
    private @Nullable Timing longest;

    void add(Timing timing) {
        counts[bucket(timing)]++;
        count++;
        sum += timing.seconds();
        if (longest == null || timing.seconds() > longest.seconds()) {
            longest = timing;
        }
    }

    /** The number of buckets. */
    static int size() {
        return BOUNDS.length;
    }

    /** The upper bound of a bucket, in seconds. */
    static double bound(int bucket) {
        return BOUNDS[bucket];
    }

    /** The bucket that a span falls into. */
    static int bucket(Timing timing) {
        int bucket = 0;
        while (timing.seconds() > BOUNDS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** The spans in one bucket alone. */
    long count(int bucket) {
        return counts[bucket];
    }

    long count() {
        return count;
    }

    double sumSeconds() {
        return sum;
    }

    /** The longest span since this was asked last: the one that people want to see. */
    Optional<Timing> takeLongest() {
        Optional<Timing> taken = Optional.ofNullable(longest);
        longest = null;
        return taken;
    }
}
