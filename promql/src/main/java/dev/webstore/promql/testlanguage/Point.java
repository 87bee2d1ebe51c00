package dev.webstore.promql.testlanguage;

import dev.webstore.promql.histogram.Buckets;
import dev.webstore.promql.histogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A value of a series, or one that it should have.
 *
 * @param value NaN when there is a histogram
 * @param histogram what stands for a number, or null
 * @param saysReset whether it says what the histogram should know of resets
 */
record Point(double value, @Nullable Histogram histogram, boolean saysReset) {

    /** Values may differ by so much, relatively. */
    private static final double TOLERANCE = 1e-6;

    static Point of(double value) {
        return new Point(value, null, false);
    }

    static Point of(Histogram histogram, boolean saysReset) {
        return new Point(Double.NaN, histogram, saysReset);
    }

    /** Whether a value is the one that was expected. */
    boolean fits(double found, @Nullable Histogram foundHistogram) {
        if (histogram == null || foundHistogram == null) {
            return histogram == null && foundHistogram == null && fits(value, found);
        }
        return histogram.schema() == foundHistogram.schema()
                && histogram.zeroThreshold() == foundHistogram.zeroThreshold()
                && histogram.bounds().equals(foundHistogram.bounds())
                && fits(histogram.count(), foundHistogram.count())
                && fits(histogram.sum(), foundHistogram.sum())
                && fits(histogram.zeroCount(), foundHistogram.zeroCount())
                && fits(histogram.positive(), foundHistogram.positive())
                && fits(histogram.negative(), foundHistogram.negative())
                && (!saysReset || histogram.reset() == foundHistogram.reset());
    }

    private static boolean fits(Buckets expected, Buckets found) {
        boolean fits = expected.size() == found.size();
        for (int i = 0; fits && i < expected.size(); i++) {
            fits = expected.index(i) == found.index(i) && fits(expected.count(i), found.count(i));
        }
        return fits;
    }

    private static boolean fits(double expected, double found) {
        return Double.compare(expected, found) == 0
                || expected == found
                || (Double.isNaN(expected) && Double.isNaN(found))
                || Math.abs(expected - found) <= TOLERANCE * Math.max(Math.abs(expected), Math.abs(found));
    }

    @Override
    public String toString() {
        return histogram == null ? String.valueOf(value) : HistogramNotation.write(histogram);
    }
}
