package dev.webstore.console.signal;

import dev.webstore.console.wire.MalformedMessageException;
import java.util.Arrays;

/** Numbers of a data point; reused from one point to the next. */
public final class Numbers {

    /** Nobody has so many buckets. */
    private static final int MAX = 16 * 1024;

    private long[] values = new long[32];
    private int size;

    /** The number of numbers. */
    public int size() {
        return size;
    }

    /** A number. */
    public long get(int index) {
        return values[index];
    }

    /** A number that is stored as the bits of a double. */
    public double real(int index) {
        return Double.longBitsToDouble(values[index]);
    }

    void clear() {
        size = 0;
    }

    void add(long value) {
        if (size == MAX) {
            throw new MalformedMessageException("A data point has more than %d buckets".formatted(MAX));
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }
}
