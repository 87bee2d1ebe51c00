package dev.webstore.promql.histogram;

import java.util.List;

/**
 * What histograms tell of the observations in them, as far as buckets can.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile">Query functions</a>
 */
public final class Estimates {

    private Estimates() {}

    /** Whether observations that are no number are in the count, which are in no bucket. */
    public static boolean hasNaN(Histogram histogram) {
        return Double.isNaN(histogram.sum())
                && histogram.buckets().stream().mapToDouble(Bucket::count).sum() < histogram.count();
    }

    /** The value below which a share {@code q} of the observations lies. */
    public static double quantile(double q, Histogram histogram) {
        if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        } else if (q > 1) {
            return Double.POSITIVE_INFINITY;
        } else if (histogram.count() == 0 || Double.isNaN(q)) {
            return Double.NaN;
        }
        List<Bucket> buckets = histogram.buckets();
        // From the nearer end, which is more precise; those that are no number are beyond the upper one.
        boolean ascends = Double.isNaN(histogram.sum()) || q < 0.5;
        double rank = (ascends ? q : 1 - q) * histogram.count();
        double passed = 0;
        Bucket found = new Bucket(0, 0, 0);
        for (Bucket bucket : ascends ? buckets : buckets.reversed()) {
            found = bucket;
            passed += bucket.count();
            if (passed >= rank) {
                break;
            }
        }
        Bucket bucket = histogram.isCustom() ? found : oneSided(found, histogram);
        if (histogram.isCustom() && Double.isInfinite(found.lower())) {
            if (found.upper() <= 0) {
                return found.upper();
            }
            bucket = found.within(0, found.upper());
        } else if (histogram.isCustom() && Double.isInfinite(found.upper())) {
            return found.lower();
        }
        passed = Math.min(passed, histogram.count());
        if (passed < rank) {
            return Double.isNaN(histogram.sum()) ? Double.NaN : bucket.upper();
        }
        double share = (ascends ? rank - (passed - bucket.count()) : passed - rank) / bucket.count();
        if (histogram.isCustom() || bucket.containsZero()) {
            return bucket.lower() + (bucket.upper() - bucket.lower()) * share;
        }
        double from = Bucket.log2(bucket.lower());
        double to = Bucket.log2(bucket.upper());
        double size = Math.pow(2, from + (to - from) * share);
        return bucket.lower() > 0 ? size : -size;
    }

    /** What lies around zero is all on one side when everything else is. */
    private static Bucket oneSided(Bucket bucket, Histogram histogram) {
        if (!bucket.containsZero()) {
            return bucket;
        }
        boolean hasPositive = !histogram.positive().isEmpty();
        boolean hasNegative = !histogram.negative().isEmpty();
        if (hasPositive && !hasNegative) {
            return bucket.within(0, bucket.upper());
        }
        return hasNegative && !hasPositive ? bucket.within(bucket.lower(), 0) : bucket;
    }

    /** The share of the observations that lies between two values. */
    public static double fraction(double lower, double upper, Histogram histogram) {
        if (histogram.count() == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
            return Double.NaN;
        }
        return lower >= upper ? 0 : (rank(upper, histogram) - rank(lower, histogram)) / histogram.count();
    }

    /** How many observations lie below a value. */
    private static double rank(double value, Histogram histogram) {
        List<Bucket> buckets = histogram.buckets();
        double all = Double.isNaN(histogram.sum())
                ? buckets.stream().mapToDouble(Bucket::count).sum()
                : histogram.count();
        double rank = 0;
        for (Bucket whole : buckets) {
            Bucket bucket = oneSided(whole, histogram);
            if (bucket.lower() >= value) {
                return Math.min(rank, all);
            } else if (bucket.upper() > value) {
                boolean isLinear = histogram.isCustom() || whole.containsZero();
                return Math.min(
                        Double.isInfinite(bucket.lower())
                                ? bucket.count()
                                : rank + bucket.count() * bucket.below(value, isLinear),
                        all);
            }
            rank += bucket.count();
        }
        return all;
    }

    /** The variance of the observations, as if each were in the middle of its bucket. */
    public static double variance(Histogram histogram) {
        double mean = histogram.sum() / histogram.count();
        var squares = new CompensatedSum();
        for (Bucket bucket : histogram.buckets()) {
            double distance = middle(bucket, histogram) - mean;
            squares.add(bucket.count() * distance * distance);
        }
        return squares.value() / histogram.count();
    }

    private static double middle(Bucket bucket, Histogram histogram) {
        if (histogram.isCustom()) {
            return (bucket.lower() + bucket.upper()) / 2;
        } else if (bucket.containsZero()) {
            return 0;
        }
        double middle = Math.sqrt(bucket.lower() * bucket.upper());
        return bucket.upper() < 0 ? -middle : middle;
    }
}
