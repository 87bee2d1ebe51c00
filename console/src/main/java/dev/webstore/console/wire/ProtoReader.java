package dev.webstore.console.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;

/**
 * Walks over the fields of one protocol buffers message as they lie in its bytes, in the order the sender chose. After
 * {@link #next} has returned true, exactly one of the reading methods takes the field's value.
 *
 * <p>All methods throw {@link MalformedMessageException} when the bytes do not fit.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
public final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;
    private int tag;

    private ProtoReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /** A reader of a message. */
    public static ProtoReader of(Slice message) {
        return new ProtoReader(message.array(), message.from(), message.to());
    }

    /** Goes on to the next field; false at the end of the message. */
    public boolean next() {
        if (position == end) {
            return false;
        }
        long read = rawVarint();
        tag = (int) read;
        if (read != (tag & 0xffffffffL) || tag >>> 3 == 0) {
            throw new MalformedMessageException("A field has no valid number");
        }
        return true;
    }

    /** The number of the current field. */
    public int field() {
        return tag >>> 3;
    }

    /** The value of a field of type int32, int64, uint32, uint64, bool or enum. */
    public long varint() {
        expect(VARINT);
        return rawVarint();
    }

    /** The value of a field of type sint32. */
    public int zigZag() {
        long value = varint();
        return (int) (value >>> 1) ^ -(int) (value & 1);
    }

    /** The value of a field of type fixed64 or sfixed64. */
    public long fixed64() {
        expect(FIXED_64);
        return rawFixed64();
    }

    /** The value of a field of type fixed32. */
    public int fixed32() {
        expect(FIXED_32);
        require(Integer.BYTES);
        int value = (int) INT.get(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    /** The value of a field of type double. */
    public double float64() {
        return Double.longBitsToDouble(fixed64());
    }

    /** The bytes of a field of type string, bytes or message. */
    public Slice slice() {
        expect(LENGTH_DELIMITED);
        int length = length();
        var slice = new Slice(bytes, position, position + length);
        position += length;
        return slice;
    }

    /** A reader of the message in this field. */
    public ProtoReader message() {
        expect(LENGTH_DELIMITED);
        int length = length();
        var message = new ProtoReader(bytes, position, position + length);
        position += length;
        return message;
    }

    /** Each value of a repeated field of type fixed64, sfixed64 or double (as its bits), packed or not. */
    public void eachFixed64(LongConsumer consumer) {
        if ((tag & 7) == FIXED_64) {
            consumer.accept(rawFixed64());
            return;
        }
        ProtoReader packed = message();
        while (packed.position < packed.end) {
            consumer.accept(packed.rawFixed64());
        }
    }

    /** Each value of a repeated field of type uint64, packed or not. */
    public void eachVarint(LongConsumer consumer) {
        if ((tag & 7) == VARINT) {
            consumer.accept(rawVarint());
            return;
        }
        ProtoReader packed = message();
        while (packed.position < packed.end) {
            consumer.accept(packed.rawVarint());
        }
    }

    /** Passes over a field of no interest. */
    public void skip() {
        switch (tag & 7) {
            case VARINT -> rawVarint();
            case FIXED_64 -> rawFixed64();
            case LENGTH_DELIMITED -> slice();
            case FIXED_32 -> fixed32();
            default -> throw new MalformedMessageException("Field %d has an unknown encoding".formatted(field()));
        }
    }

    private int length() {
        long length = rawVarint();
        if (length < 0 || length > end - position) {
            throw new MalformedMessageException("Field %d is longer than its message".formatted(field()));
        }
        return (int) length;
    }

    private long rawVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            require(1);
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException("A number does not end");
    }

    private long rawFixed64() {
        require(Long.BYTES);
        long value = (long) LONG.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    private void require(int length) {
        if (length > end - position) {
            throw new MalformedMessageException("The message ends within a field");
        }
    }

    private void expect(int encoding) {
        if ((tag & 7) != encoding) {
            throw new MalformedMessageException("Field %d has the wrong encoding".formatted(field()));
        }
    }
}
