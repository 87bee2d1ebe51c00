package dev.webstore.console.wire;

import java.nio.charset.StandardCharsets;

/**
 * A piece of a message, not copied.
 *
 * @param array holds it, among other things; nobody changes it
 * @param from where it begins
 * @param to where it ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Slice(byte[] array, int from, int to) {

    /** Nothing. */
    public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    /** All of {@code bytes}. */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /** The number of bytes. */
    public int length() {
        return to - from;
    }

    /** Eight bytes as a number, the first of them its highest. */
    public long bigEndian(int offset) {
        long value = 0;
        for (int i = from + offset; i < from + offset + Long.BYTES; i++) {
            value = (value << 8) | (array[i] & 0xff);
        }
        return value;
    }

    /** The text these bytes are in UTF-8; what is not UTF-8 becomes a replacement character. */
    public String text() {
        return new String(array, from, to - from, StandardCharsets.UTF_8);
    }
}
