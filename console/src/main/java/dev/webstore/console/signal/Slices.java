package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;
import java.util.Arrays;

/** The elements of a repeated field, as pieces of their message; reused from one record to the next. */
public final class Slices {

    private byte[] array = {};
    private int[] bounds = new int[32];
    private int size;

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** An element. */
    public Slice get(int index) {
        return new Slice(array, bounds[2 * index], bounds[2 * index + 1]);
    }

    /** A reader of an element that is a message. */
    public ProtoReader message(int index) {
        return ProtoReader.of(get(index));
    }

    void clear() {
        size = 0;
    }

    /** Adds an element of the same message. */
    void add(Slice slice) {
        if (2 * size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        array = slice.array();
        bounds[2 * size] = slice.from();
        bounds[2 * size + 1] = slice.to();
        size++;
    }
}
