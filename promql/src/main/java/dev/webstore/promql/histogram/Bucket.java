package dev.webstore.promql.histogram;

/** How much was observed between two values. */
public record Bucket(double lower, double upper, double count) {

    boolean containsZero() {
        return lower <= 0 && upper >= 0;
    }

    Bucket within(double newLower, double newUpper) {
        return new Bucket(newLower, newUpper, count);
    }

    /**
     * The share of the bucket that lies below a value within it.
     *
     * @param isLinear whether observations are spread evenly, rather than evenly over the orders of magnitude
     */
    double below(double value, boolean isLinear) {
        if (isLinear) {
            return (value - lower) / (upper - lower);
        }
        double from = log2(lower);
        double to = log2(upper);
        return (log2(value) - from) / (to - from);
    }

    static double log2(double value) {
        return Math.log(Math.abs(value)) / Math.log(2);
    }
}
