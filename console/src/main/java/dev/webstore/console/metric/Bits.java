package dev.webstore.console.metric;

import java.util.Arrays;

/** A row of bits that grows at its end. */
final class Bits {

    private long[] words = new long[4];
    private long size;

    /** Appends the lowest {@code count} bits of {@code value}, 1 to 64 of them. */
    void write(long value, int count) {
        int word = (int) (size >>> 6);
        int used = (int) (size & 63);
        if (size + count > (long) words.length << 6) {
            words = Arrays.copyOf(words, words.length * 3 / 2 + 1);
        }
        long bits = count == 64 ? value : value & ((1L << count) - 1);
        words[word] |= bits << used;
        if (used + count > 64) {
            words[word + 1] = bits >>> (64 - used);
        }
        size += count;
    }

    /** Gives back what it does not need. */
    void trim() {
        words = Arrays.copyOf(words, (int) ((size + 63) >>> 6));
    }

    /** The heap it takes. */
    int bytes() {
        return words.length * Long.BYTES;
    }

    /** Reads from the beginning. */
    Reader reader() {
        return new Reader();
    }

    /** A place that moves on with each read. */
    final class Reader {

        private long position;

        private Reader() {}

        long read(int count) {
            int word = (int) (position >>> 6);
            int used = (int) (position & 63);
            long bits = words[word] >>> used;
            if (used + count > 64) {
                bits |= words[word + 1] << (64 - used);
            }
            position += count;
            return count == 64 ? bits : bits & ((1L << count) - 1);
        }

        boolean readFlag() {
            return read(1) != 0;
        }
    }
}
