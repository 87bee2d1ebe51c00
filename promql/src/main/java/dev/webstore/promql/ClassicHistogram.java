package dev.webstore.promql;

import java.util.ArrayList;
import java.util.List;

/**
 * A classic histogram: how much was observed up to some values.
 *
 * @param buckets at least one, ascending
 */
record ClassicHistogram(List<Bucket> buckets) {

    /** Counts that differ by less, relatively, are taken as equal: rates have rounding errors. */
    private static final double TOLERANCE = 1e-12;

    /** A bucket: how many were at most {@code bound}. */
    record Bucket(double bound, double count) {}

    /** Cumulative counts never fall; where they seem to, they are taken as equal. */
    ClassicHistogram monotonic(Runnable remark) {
        List<Bucket> monotonic = new ArrayList<>();
        double before = buckets.getFirst().count();
        for (Bucket bucket : buckets) {
            double count = bucket.count();
            boolean nearlyEqual = Math.abs(count - before) <= TOLERANCE * (Math.abs(count) + Math.abs(before));
            if (nearlyEqual) {
                count = before;
            } else if (count < before) {
                count = before;
                remark.run();
            }
            monotonic.add(new Bucket(bucket.bound(), count));
            before = count;
        }
        return new ClassicHistogram(monotonic);
    }

    /** The value at most which a share {@code q} is: linear within a bucket. */
    double quantile(double q) {
        if (Double.isNaN(q)) {
            return Double.NaN;
        } else if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        } else if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        int last = buckets.size() - 1;
        double all = buckets.get(last).count();
        boolean isComplete = buckets.get(last).bound() == Double.POSITIVE_INFINITY && last >= 1;
        if (!isComplete || all == 0 || Double.isNaN(all)) {
            return Double.NaN;
        }
        double rank = q * all;
        int at = 0;
        while (at < last && buckets.get(at).count() < rank) {
            at++;
        }
        if (at == last) {
            return buckets.get(last - 1).bound();
        }
        double end = buckets.get(at).bound();
        if (at == 0 && end <= 0) {
            return end;
        }
        double begin = at == 0 ? 0 : buckets.get(at - 1).bound();
        double below = at == 0 ? 0 : buckets.get(at - 1).count();
        return begin + (end - begin) * ((rank - below) / (buckets.get(at).count() - below));
    }

    /** The share of what lies between two values. */
    double fraction(double lower, double upper) {
        double all = buckets.getLast().count();
        boolean isComplete = buckets.getLast().bound() == Double.POSITIVE_INFINITY;
        if (!isComplete || all == 0 || Double.isNaN(all) || Double.isNaN(lower) || Double.isNaN(upper)) {
            return Double.NaN;
        }
        return lower >= upper ? 0 : (rank(upper, all) - rank(lower, all)) / all;
    }

    /** How many are at most {@code value}: linear within a bucket, as far as that has an end on both sides. */
    private double rank(double value, double all) {
        double begin = buckets.getFirst().bound() > 0 ? 0 : Double.NEGATIVE_INFINITY;
        double below = 0;
        for (Bucket bucket : buckets) {
            if (value <= begin) {
                return Math.min(below, all);
            } else if (value < bucket.bound()) {
                double share = (value - begin) / (bucket.bound() - begin);
                double rank = Double.isInfinite(begin) ? bucket.count() : below + (bucket.count() - below) * share;
                return Math.min(rank, all);
            }
            begin = bucket.bound();
            below = bucket.count();
        }
        return all;
    }
}
