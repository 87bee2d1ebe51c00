package dev.webstore.platform.profiling;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A message in the encoding of Protocol Buffers, as far as profiles need it. */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A whole number. */
    ProtobufMessage number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** A list of whole numbers in one piece. */
    ProtobufMessage numbers(int field, List<Long> values) {
        var packed = new ProtobufMessage();
        values.forEach(packed::varint);
        return message(field, packed);
    }

    /** A text, which may be empty. */
    ProtobufMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A message in this one. */
    ProtobufMessage message(int field, ProtobufMessage value) {
        return bytes(field, value.bytes());
    }

    /** All of it. */
    byte[] bytes() {
        return out.toByteArray();
    }

    private ProtobufMessage bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
