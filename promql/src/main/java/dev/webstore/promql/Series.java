package dev.webstore.promql;

/** The samples of one series, oldest first. */
public interface Series {

    /** What identifies it. */
    Labels labels();

    /** How many samples there are. */
    int size();

    /** When a sample was taken, in milliseconds since 1970; strictly ascending. */
    long time(int index);

    /** Its value; {@link Stale#NAN} marks the end of the series for now. */
    double value(int index);

    /** A series of columns. */
    static Series of(Labels labels, long[] times, double[] values) {
        return new Columns(labels, times, values);
    }
}
