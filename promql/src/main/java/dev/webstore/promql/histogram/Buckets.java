package dev.webstore.promql.histogram;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/** Counts by the number of their bucket, ascending; those that are zero are left out. */
public final class Buckets {

    /** No counts. */
    public static final Buckets NONE = new Buckets(new int[0], new double[0]);

    private final int[] indexes;
    private final double[] counts;

    private Buckets(int[] indexes, double[] counts) {
        this.indexes = indexes;
        this.counts = counts;
    }

    /** Counts of consecutive buckets, of which the first has the number {@code first}. */
    public static Buckets from(int first, double... counts) {
        var builder = new Builder(counts.length);
        for (int i = 0; i < counts.length; i++) {
            builder.add(first + i, counts[i]);
        }
        return builder.build();
    }

    /** How many there are. */
    public int size() {
        return indexes.length;
    }

    boolean isEmpty() {
        return indexes.length == 0;
    }

    /** The number of a bucket. */
    public int index(int at) {
        return indexes[at];
    }

    /** Its count. */
    public double count(int at) {
        return counts[at];
    }

    /** The count of the bucket with a number. */
    double countOf(int index) {
        int at = Arrays.binarySearch(indexes, index);
        return at < 0 ? 0 : counts[at];
    }

    double total() {
        return totalBefore(size());
    }

    /** The sum of the first counts. */
    double totalBefore(int end) {
        return Arrays.stream(counts, 0, end).sum();
    }

    Buckets map(DoubleUnaryOperator function) {
        var builder = new Builder(size());
        for (int i = 0; i < size(); i++) {
            builder.add(indexes[i], function.applyAsDouble(counts[i]));
        }
        return builder.build();
    }

    /** The same counts by other numbers, in the same order; those with the same number are added up. */
    Buckets renumbered(IntUnaryOperator numbers) {
        var builder = new Builder(size());
        for (int i = 0; i < size(); i++) {
            builder.add(numbers.applyAsInt(indexes[i]), counts[i]);
        }
        return builder.build();
    }

    /** From the one that is {@code first}-th here. */
    Buckets after(int first) {
        return first == 0
                ? this
                : new Buckets(Arrays.copyOfRange(indexes, first, size()), Arrays.copyOfRange(counts, first, size()));
    }

    /** Each count, and {@code factor} times that of the other with the same number. */
    Buckets plus(Buckets other, double factor) {
        var builder = new Builder(size() + other.size());
        int i = 0;
        int j = 0;
        while (i < size() || j < other.size()) {
            boolean mine = j == other.size() || (i < size() && indexes[i] < other.indexes[j]);
            boolean others = i == size() || (j < other.size() && other.indexes[j] < indexes[i]);
            if (mine) {
                builder.add(indexes[i], counts[i]);
                i++;
            } else if (others) {
                builder.add(other.indexes[j], factor * other.counts[j]);
                j++;
            } else {
                builder.add(indexes[i], counts[i] + factor * other.counts[j]);
                i++;
                j++;
            }
        }
        return builder.build();
    }

    /** Whether any of these counts is larger than its counterpart in {@code other}. */
    boolean anyAbove(Buckets other) {
        for (int i = 0; i < size(); i++) {
            if (other.countOf(indexes[i]) < counts[i]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets buckets
                && Arrays.equals(indexes, buckets.indexes)
                && Arrays.equals(counts, buckets.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indexes) + Arrays.hashCode(counts);
    }

    /** Takes counts in the order of their numbers. */
    static final class Builder {

        private final int[] indexes;
        private final double[] counts;
        private int size;

        Builder(int most) {
            indexes = new int[most];
            counts = new double[most];
        }

        void add(int index, double count) {
            if (size > 0 && indexes[size - 1] == index) {
                counts[size - 1] += count;
            } else {
                indexes[size] = index;
                counts[size++] = count;
            }
        }

        Buckets build() {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (counts[i] != 0) {
                    indexes[kept] = indexes[i];
                    counts[kept++] = counts[i];
                }
            }
            return kept == 0 ? NONE : new Buckets(Arrays.copyOf(indexes, kept), Arrays.copyOf(counts, kept));
        }
    }
}
