package dev.webstore.console.compact;

import java.util.Arrays;

/** Bytes that records are written to, one behind the other. */
public final class Bytes {

    private byte[] array = new byte[4096];
    private int size;

    /** Where the next write goes. */
    public int size() {
        return size;
    }

    /** Forgets what was written from {@code position} on: the record there turned out to be malformed. */
    public void truncate(int position) {
        size = position;
    }

    /** The heap it takes. */
    public int bytes() {
        return array.length;
    }

    /** Appends one byte. */
    public void put(int value) {
        ensure(1);
        array[size++] = (byte) value;
    }

    /** Appends a number in as few bytes as it needs; small ones that are not negative need the fewest. */
    public void putVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            array[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        array[size++] = (byte) rest;
    }

    /** Appends eight bytes. */
    public void putLong(long value) {
        ensure(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            array[size++] = (byte) (value >>> shift);
        }
    }

    /** Reads from {@code position} on. */
    public Cursor at(int position) {
        return new Cursor(position);
    }

    private void ensure(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(size + more, array.length * 3 / 2));
        }
    }

    /** A place in the bytes that moves on with each read. */
    public final class Cursor {

        private int position;

        private Cursor(int position) {
            this.position = position;
        }

        /** Reads what {@link Bytes#put} wrote. */
        public int get() {
            return array[position++] & 0xff;
        }

        /** Reads what {@link Bytes#putVarint} wrote. */
        public long getVarint() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = array[position++];
                value |= (next & 0x7fL) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }

        /** Reads what {@link Bytes#putLong} wrote. */
        public long getLong() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 8) {
                value |= (array[position++] & 0xffL) << shift;
            }
            return value;
        }
    }
}
