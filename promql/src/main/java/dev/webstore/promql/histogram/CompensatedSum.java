package dev.webstore.promql.histogram;

/** A sum that keeps what additions round off, by Kahan's and Neumaier's compensation. */
public final class CompensatedSum {

    private double sum;
    private double compensation;

    /** Adds a value. */
    public void add(double value) {
        double next = sum + value;
        if (Double.isInfinite(next)) {
            compensation = 0;
        } else if (Math.abs(sum) >= Math.abs(value)) {
            compensation += (sum - next) + value;
        } else {
            compensation += (value - next) + sum;
        }
        sum = next;
    }

    /** All that was added. */
    public double value() {
        return Double.isInfinite(sum) ? sum : sum + compensation;
    }
}
