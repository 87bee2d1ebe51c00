package dev.webstore.promql;

import dev.webstore.promql.histogram.CompensatedSum;
import java.util.Arrays;

/** Sums and what is made of them, with Kahan's and Neumaier's compensation as Prometheus has it. */
final class Statistics {

    private Statistics() {}

    static double sum(double[] values) {
        var sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }

    static double average(double[] values) {
        double sum = sum(values);
        if (!Double.isInfinite(sum) || Arrays.stream(values).anyMatch(Double::isInfinite)) {
            return sum / values.length;
        }
        // The sum is beyond what fits, the average is not.
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] / (i + 1) - mean / (i + 1);
        }
        return mean;
    }

    /** The variance of the values themselves, not of what they are a sample of. */
    static double variance(double[] values) {
        var mean = new CompensatedSum();
        var squares = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            double delta = values[i] - mean.value();
            mean.add(delta / (i + 1));
            squares.add(delta * (values[i] - mean.value()));
        }
        return squares.value() / values.length;
    }

    /** The value below which a share {@code q} of the values lies, interpolated between neighbours. */
    static double quantile(double q, double[] values) {
        if (values.length == 0 || Double.isNaN(q)) {
            return Double.NaN;
        } else if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        } else if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = sorted(values);
        double rank = q * (sorted.length - 1);
        int lower = (int) Math.max(0, Math.floor(rank));
        int upper = Math.min(sorted.length - 1, lower + 1);
        double weight = rank - Math.floor(rank);
        return sorted[lower] * (1 - weight) + sorted[upper] * weight;
    }

    /** Ascending, NaN first. */
    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int nans = (int) Arrays.stream(sorted).filter(Double::isNaN).count();
        double[] rotated = new double[sorted.length];
        System.arraycopy(sorted, sorted.length - nans, rotated, 0, nans);
        System.arraycopy(sorted, 0, rotated, nans, sorted.length - nans);
        return rotated;
    }

    /** The line through samples that is closest to them. */
    record Line(double slope, double intercept) {}

    /**
     * Simple linear regression.
     *
     * @param origin the time at which the line has the value {@code intercept}, in milliseconds
     */
    static Line regression(Samples samples, long origin) {
        var sumX = new CompensatedSum();
        var sumY = new CompensatedSum();
        var sumXY = new CompensatedSum();
        var sumX2 = new CompensatedSum();
        double first = samples.value(0);
        boolean constant = true;
        int n = samples.size();
        for (int i = 0; i < n; i++) {
            double y = samples.value(i);
            constant &= y == first;
            double x = (samples.time(i) - origin) / 1e3;
            sumX.add(x);
            sumY.add(y);
            sumXY.add(x * y);
            sumX2.add(x * x);
        }
        if (constant) {
            return Double.isInfinite(first) ? new Line(Double.NaN, Double.NaN) : new Line(0, first);
        }
        double covariance = sumXY.value() - sumX.value() * sumY.value() / n;
        double variance = sumX2.value() - sumX.value() * sumX.value() / n;
        double slope = covariance / variance;
        return new Line(slope, sumY.value() / n - slope * sumX.value() / n);
    }
}
