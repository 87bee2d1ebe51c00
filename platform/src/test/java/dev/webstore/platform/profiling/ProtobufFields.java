package dev.webstore.platform.profiling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ProtobufMessage} writes, knowing nothing of it but the format. */
record ProtobufFields(List<Field> fields) {

    /** A field: a number, or the bytes of a text, a message or packed numbers. */
    record Field(int number, long value, ByteBuffer bytes) {}

    static ProtobufFields read(ByteBuffer message) {
        ByteBuffer in = message.duplicate();
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            long value = varint(in);
            ByteBuffer bytes = ByteBuffer.allocate(0);
            if ((tag & 7) == 2) {
                bytes = in.slice(in.position(), (int) value);
                in.position(in.position() + (int) value);
            }
            fields.add(new Field((int) (tag >>> 3), value, bytes));
        }
        return new ProtobufFields(fields);
    }

    long number(int field) {
        return all(field).getFirst().value();
    }

    List<Long> numbers(int field) {
        ByteBuffer packed = all(field).getFirst().bytes().duplicate();
        List<Long> numbers = new ArrayList<>();
        while (packed.hasRemaining()) {
            numbers.add(varint(packed));
        }
        return numbers;
    }

    List<ProtobufFields> messages(int field) {
        return all(field).stream().map(one -> read(one.bytes())).toList();
    }

    List<String> texts(int field) {
        return all(field).stream()
                .map(one ->
                        StandardCharsets.UTF_8.decode(one.bytes().duplicate()).toString())
                .toList();
    }

    private List<Field> all(int number) {
        return fields.stream().filter(field -> field.number() == number).toList();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
