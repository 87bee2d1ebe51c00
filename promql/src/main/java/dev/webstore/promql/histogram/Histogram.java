package dev.webstore.promql.histogram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A native histogram: how many observations lie between which values.
 *
 * @param schema how many buckets there are between two powers of two, as a power of two itself; {@link #CUSTOM} when
 *     {@code bounds} say where they end
 * @param zeroThreshold how far from zero what is counted as zero may be
 * @param zeroCount how much was observed there
 * @param count how much was observed
 * @param sum of all that was observed
 * @param positive what was observed above zero: bucket {@code i} ends at 2 to the power of {@code i} / 2<sup>schema</sup>
 * @param negative the same below zero
 * @param bounds the ends of custom buckets, ascending; one more bucket follows
 * @see <a href="https://prometheus.io/docs/specs/native_histograms/">Native histograms</a>
 */
public record Histogram(
        int schema,
        double zeroThreshold,
        double zeroCount,
        double count,
        double sum,
        Buckets positive,
        Buckets negative,
        List<Double> bounds,
        Reset reset) {

    /** The schema of histograms with custom buckets. */
    public static final int CUSTOM = -53;

    /** Nothing observed. */
    public static final Histogram EMPTY =
            new Histogram(0, 0, 0, 0, 0, Buckets.NONE, Buckets.NONE, List.of(), Reset.UNKNOWN);

    /** Whether it has custom buckets. */
    public boolean isCustom() {
        return schema == CUSTOM;
    }

    /** Whether it can be compared with or added to another: custom and other buckets have nothing in common. */
    public boolean isCompatible(Histogram other) {
        return isCustom() == other.isCustom();
    }

    /** Whether custom buckets end at the same values. */
    public boolean hasBoundsOf(Histogram other) {
        return bounds.equals(other.bounds);
    }

    /** Whether two contradict each other about what happened to what they count. */
    public boolean contradicts(Histogram other) {
        return (reset == Reset.RESET && other.reset == Reset.NOT_RESET)
                || (reset == Reset.NOT_RESET && other.reset == Reset.RESET);
    }

    /** Whether all is the same, but perhaps what is known of resets. */
    public boolean equalsBesidesReset(Histogram other) {
        return equals(other.with(reset));
    }

    /** The same histogram, with something else known of resets. */
    public Histogram with(Reset newReset) {
        return newReset == reset
                ? this
                : new Histogram(schema, zeroThreshold, zeroCount, count, sum, positive, negative, bounds, newReset);
    }

    /** All buckets, ascending; those beside zero begin where the bucket of zero ends. */
    public List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = negative.size() - 1; i >= 0; i--) {
            Bucket mirrored = bucket(negative, i);
            buckets.add(mirrored.within(-mirrored.upper(), -Math.max(mirrored.lower(), zeroThreshold)));
        }
        if (zeroCount > 0) {
            buckets.add(new Bucket(-zeroThreshold, zeroThreshold, zeroCount));
        }
        for (int i = 0; i < positive.size(); i++) {
            Bucket bucket = bucket(positive, i);
            buckets.add(isCustom() ? bucket : bucket.within(Math.max(bucket.lower(), zeroThreshold), bucket.upper()));
        }
        return Collections.unmodifiableList(buckets);
    }

    /** A bucket of one side, as if it were above zero. */
    Bucket bucket(Buckets side, int at) {
        int index = side.index(at);
        return new Bucket(bound(index - 1), bound(index), side.count(at));
    }

    /** Where a bucket ends. */
    private double bound(int index) {
        if (isCustom()) {
            return index < 0
                    ? Double.NEGATIVE_INFINITY
                    : index < bounds.size() ? bounds.get(index) : Double.POSITIVE_INFINITY;
        }
        double exponent = schema < 0 ? Math.scalb((double) index, -schema) : Math.floorDiv(index, 1 << schema);
        // The last bucket of finite values ends with these.
        if (exponent == 1024 && (schema < 0 || Math.floorMod(index, 1 << schema) == 0)) {
            return Double.MAX_VALUE;
        }
        double fraction = schema < 0 ? 1 : Math.pow(2, Math.scalb((double) Math.floorMod(index, 1 << schema), -schema));
        return Math.scalb(fraction, (int) Math.clamp(exponent, -3000, 3000));
    }

    /** With buckets as coarse as those of a schema; custom buckets stay what they are. */
    public Histogram coarsened(int toSchema) {
        return isCustom() ? this : Layout.reduced(this, toSchema);
    }

    /** With the same buckets, and nothing observed. */
    public Histogram emptied() {
        return new Histogram(schema, zeroThreshold, 0, 0, 0, Buckets.NONE, Buckets.NONE, bounds, Reset.UNKNOWN);
    }

    /** So many times as much of everything. */
    public Histogram times(double factor) {
        Histogram product = map(value -> value * factor);
        return factor < 0 ? product.with(Reset.GAUGE) : product;
    }

    /** Everything divided; by zero, no buckets are left. */
    public Histogram dividedBy(double divisor) {
        Histogram quotient = map(value -> value / divisor);
        if (divisor == 0) {
            return quotient.with(Buckets.NONE, Buckets.NONE);
        }
        return divisor < 0 ? quotient.with(Reset.GAUGE) : quotient;
    }

    private Histogram map(DoubleUnaryOperator function) {
        return new Histogram(
                schema,
                zeroThreshold,
                function.applyAsDouble(zeroCount),
                function.applyAsDouble(count),
                function.applyAsDouble(sum),
                positive.map(function),
                negative.map(function),
                bounds,
                reset);
    }

    private Histogram with(Buckets newPositive, Buckets newNegative) {
        return new Histogram(schema, zeroThreshold, zeroCount, count, sum, newPositive, newNegative, bounds, reset);
    }

    /** The observations of both, which have to be compatible, in buckets that both have. */
    public Histogram plus(Histogram other) {
        return plus(other, 1);
    }

    /** The observations of this that the other has not; they have to be compatible. */
    public Histogram minus(Histogram other) {
        return plus(other, -1);
    }

    private Histogram plus(Histogram other, double factor) {
        List<Histogram> aligned = Layout.aligned(List.of(this, other));
        Histogram a = aligned.getFirst();
        Histogram b = aligned.getLast();
        return new Histogram(
                a.schema,
                a.zeroThreshold,
                a.zeroCount + factor * b.zeroCount,
                a.count + factor * b.count,
                a.sum + factor * b.sum,
                a.positive.plus(b.positive, factor),
                a.negative.plus(b.negative, factor),
                a.bounds,
                reset.with(other.reset));
    }

    /** Whether the counts began anew since an earlier histogram of the same series. */
    public boolean isResetSince(Histogram before) {
        return switch (reset) {
            case RESET -> true;
            case NOT_RESET -> false;
            case UNKNOWN, GAUGE -> hasLessThan(before);
        };
    }

    private boolean hasLessThan(Histogram before) {
        if (count < before.count || (isCustom() && !before.isCustom())) {
            return true;
        }
        if (isCustom()) {
            List<Histogram> aligned = Layout.aligned(List.of(this, before));
            return aligned.getLast().positive.anyAbove(aligned.getFirst().positive);
        }
        // More detail is there only after a reset.
        if (before.isCustom() || schema > before.schema || zeroThreshold < before.zeroThreshold) {
            return true;
        }
        Histogram widened = Layout.widened(before, zeroThreshold);
        if (widened.zeroThreshold != zeroThreshold || zeroCount < widened.zeroCount) {
            return true;
        }
        Histogram comparable = Layout.reduced(widened, schema);
        return comparable.positive.anyAbove(positive) || comparable.negative.anyAbove(negative);
    }

    /** Whether something in it is infinite. */
    boolean hasOverflow() {
        return Double.isInfinite(zeroCount)
                || Double.isInfinite(count)
                || Double.isInfinite(sum)
                || Double.isInfinite(positive.total())
                || Double.isInfinite(negative.total());
    }

    @Override
    public String toString() {
        return HistogramText.of(this);
    }
}
