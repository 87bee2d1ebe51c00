package dev.webstore.promql.histogram;

/**
 * Takes observations away on one side of a value. What lies in a bucket around it is divided; the sum is estimated anew.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/operators/#histogram-trim-operators">Histogram
 *     trim operators</a>
 */
public final class Trimming {

    private final Histogram histogram;
    private final double value;
    private final boolean keepsBelow;
    private double count;
    private double sum;
    private boolean trims;

    private Trimming(Histogram histogram, double value, boolean keepsBelow) {
        this.histogram = histogram;
        this.value = value;
        this.keepsBelow = keepsBelow;
    }

    /** What is below a value. */
    public static Histogram below(Histogram histogram, double value) {
        return new Trimming(histogram, value, true).trimmed();
    }

    /** What is above a value. */
    public static Histogram above(Histogram histogram, double value) {
        return new Trimming(histogram, value, false).trimmed();
    }

    private Histogram trimmed() {
        Buckets positive = side(histogram.positive(), true);
        Buckets negative = side(histogram.negative(), false);
        double zeroCount = histogram.zeroCount() > 0 ? zero() : histogram.zeroCount();
        return trims
                ? new Histogram(
                        histogram.schema(),
                        histogram.zeroThreshold(),
                        zeroCount,
                        count,
                        sum,
                        positive,
                        negative,
                        histogram.bounds(),
                        histogram.reset())
                : histogram;
    }

    private Buckets side(Buckets side, boolean isPositive) {
        var builder = new Buckets.Builder(side.size());
        for (int i = 0; i < side.size(); i++) {
            Bucket bucket = histogram.bucket(side, i);
            Part kept = kept(isPositive ? bucket : bucket.within(-bucket.upper(), -bucket.lower()), isPositive);
            keep(kept, bucket.count());
            builder.add(side.index(i), kept.count());
        }
        return builder.build();
    }

    /** What is kept of a bucket, and where its middle is. */
    private record Part(double count, double middle) {}

    private void keep(Part part, double before) {
        count += part.count();
        sum += part.count() * part.middle();
        trims |= part.count() != before;
    }

    private Part kept(Bucket bucket, boolean isPositive) {
        boolean isAll = keepsBelow ? bucket.upper() <= value : bucket.lower() >= value;
        if (isAll) {
            return new Part(bucket.count(), middle(bucket.lower(), bucket.upper(), isPositive));
        }
        // Nor is anything on either side of what is no number.
        boolean isNone = !(keepsBelow ? bucket.lower() < value : bucket.upper() > value);
        if (isNone) {
            return new Part(0, 0);
        } else if (Double.isInfinite(bucket.lower())) {
            return keptOfLowest(bucket);
        } else if (Double.isInfinite(bucket.upper())) {
            // Nobody knows how far up it goes.
            return keepsBelow ? new Part(0, 0) : new Part(bucket.count(), value);
        }
        double below = bucket.count() * bucket.below(value, histogram.isCustom());
        return keepsBelow
                ? new Part(below, middle(bucket.lower(), value, isPositive))
                : new Part(bucket.count() - below, middle(value, bucket.upper(), isPositive));
    }

    /** The lowest of custom buckets begins at zero when it ends above. */
    private Part keptOfLowest(Bucket bucket) {
        double end = bucket.upper();
        boolean isDivided = end > 0 && !Double.isInfinite(end) && (keepsBelow ? value > 0 : value >= 0);
        if (isDivided) {
            return keepsBelow
                    ? new Part(bucket.count() * value / end, value / 2)
                    : new Part(bucket.count() * (1 - value / end), (value + end) / 2);
        }
        return keepsBelow && end <= 0 ? new Part(bucket.count(), value) : new Part(0, 0);
    }

    private double middle(double lower, double upper, boolean isPositive) {
        if (Double.isInfinite(lower)) {
            return Double.isInfinite(upper) ? 0 : upper > 0 ? upper / 2 : upper;
        } else if (Double.isInfinite(upper)) {
            return lower;
        } else if (histogram.isCustom()) {
            return (lower + upper) / 2;
        }
        double middle = Math.sqrt(Math.abs(lower * upper));
        return isPositive ? middle : -middle;
    }

    private double zero() {
        boolean hasPositive = !histogram.positive().isEmpty();
        boolean hasNegative = !histogram.negative().isEmpty();
        double lower = hasPositive && !hasNegative ? 0 : -histogram.zeroThreshold();
        double upper = hasNegative && !hasPositive ? 0 : histogram.zeroThreshold();
        double below = value <= lower ? 0 : value >= upper ? 1 : (value - lower) / (upper - lower);
        double cut = Math.clamp(value, lower, upper);
        Part kept = keepsBelow
                ? new Part(histogram.zeroCount() * below, (lower + cut) / 2)
                : new Part(histogram.zeroCount() * (1 - below), (cut + upper) / 2);
        keep(kept, histogram.zeroCount());
        return kept.count();
    }
}
