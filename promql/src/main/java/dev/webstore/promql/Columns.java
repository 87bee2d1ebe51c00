package dev.webstore.promql;

/** A series in two columns of equal length. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Columns(Labels labels, long[] times, double[] values) implements Series {

    @Override
    public int size() {
        return times.length;
    }

    @Override
    public long time(int index) {
        return times[index];
    }

    @Override
    public double value(int index) {
        return values[index];
    }
}
