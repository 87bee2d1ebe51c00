package dev.webstore.console.compact;

import dev.webstore.console.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Texts kept once each, in UTF-8, by a number counted from 0 in the order they came. Number 0 is always "". Grows only:
 * it is thrown away with the records that use it.
 */
public final class Texts {

    /** Longer texts are cut. Stack traces are shorter. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final int FREE = -1;

    private byte[] bytes = new byte[4096];
    private int[] ends = new int[128];
    private int[] table = new int[256];
    private int size;

    /** Only "" yet. */
    public Texts() {
        Arrays.fill(table, FREE);
        intern(Slice.EMPTY);
    }

    /** The number of a text, which is added if it is new. */
    public int intern(Slice text) {
        int to = text.length() <= MAX_BYTES ? text.to() : cut(text);
        int slot = slot(text.array(), text.from(), to);
        if (table[slot] == FREE) {
            if (2 * (size + 1) > table.length) {
                rehash();
                slot = slot(text.array(), text.from(), to);
            }
            append(text.array(), text.from(), to);
            table[slot] = size - 1;
        }
        return table[slot];
    }

    /** The number of a text, which is added if it is new. */
    public int intern(String text) {
        return intern(Slice.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The number of a text, or -1 when it is not here. */
    public int find(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return table[slot(utf8, 0, utf8.length)];
    }

    /** The text of that number. */
    public String get(int number) {
        int from = start(number);
        return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
    }

    /** The length of the text of that number in bytes. */
    public int length(int number) {
        return ends[number] - start(number);
    }

    /** The numbers of all texts that contain {@code part}; the case of the letters A to Z does not matter. */
    public BitSet containing(String part) {
        byte[] sought = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sought.length; i++) {
            sought[i] = lowerCase(sought[i]);
        }
        var numbers = new BitSet(size);
        int number = 0;
        int at = 0;
        // All texts lie one behind the other, so that they can be searched as one.
        while (at + sought.length <= ends[size - 1]) {
            while (ends[number] <= at && number < size - 1) {
                number++;
            }
            boolean isInOneText = at + sought.length <= ends[number];
            if (isInOneText && isAt(at, sought)) {
                numbers.set(number);
                at = ends[number];
            } else {
                at++;
            }
        }
        return numbers;
    }

    private boolean isAt(int at, byte[] sought) {
        for (int i = 0; i < sought.length; i++) {
            if (lowerCase(bytes[at + i]) != sought[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }

    /** The number of texts. */
    public int size() {
        return size;
    }

    /** The heap it takes. */
    public int bytes() {
        return bytes.length + Integer.BYTES * (ends.length + table.length);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /** Where the text is in the table, or would be. */
    private int slot(byte[] array, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        int mask = table.length - 1;
        int slot = (((hash ^ (hash >>> 16)) * 0x9E3779B9) >>> 7) & mask;
        while (table[slot] != FREE && !Arrays.equals(bytes, start(table[slot]), ends[table[slot]], array, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void append(byte[] array, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = start + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 3 / 2));
        }
        System.arraycopy(array, from, bytes, start, to - from);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 3 / 2);
        }
        ends[size++] = end;
    }

    private void rehash() {
        table = new int[2 * table.length];
        Arrays.fill(table, FREE);
        for (int number = 0; number < size; number++) {
            table[slot(bytes, start(number), ends[number])] = number;
        }
    }

    /** The end of the longest beginning that does not break a character. */
    private static int cut(Slice text) {
        int to = text.from() + MAX_BYTES;
        while (to > text.from() && (text.array()[to] & 0xc0) == 0x80) {
            to--;
        }
        return to;
    }
}
