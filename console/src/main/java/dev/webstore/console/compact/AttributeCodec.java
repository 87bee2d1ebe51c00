package dev.webstore.console.compact;

import dev.webstore.console.signal.AnyValue;
import dev.webstore.console.signal.IncomingAttributes;
import dev.webstore.console.wire.MalformedMessageException;
import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes as bytes: their number, then for each the number of its key's text, a byte for the type and the value.
 * Texts are kept in {@link Texts}, where the same ones of many records meet.
 */
public final class AttributeCodec {

    private static final int NOTHING = 0;
    private static final int TRUE = 8;

    private static final BitSet NO_TEXTS = new BitSet();

    private final Texts texts;
    private final Bytes bytes;

    /** Writes to and reads from these. */
    public AttributeCodec(Texts texts, Bytes bytes) {
        this.texts = texts;
        this.bytes = bytes;
    }

    /**
     * Appends the attributes of a record.
     *
     * @throws MalformedMessageException when one is no {@code KeyValue}; some may have been written
     */
    public void write(IncomingAttributes attributes) {
        bytes.putVarint(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            writeKeyValue(attributes.keyValue(i), AnyValue.MAX_DEPTH);
        }
    }

    /** Appends a value that was read before. */
    public void write(Object value) {
        switch (value) {
            case Boolean flag -> bytes.put(flag ? TRUE : AnyValue.BOOL);
            case Long number -> {
                bytes.put(AnyValue.INT);
                bytes.putVarint(zigZag(number));
            }
            case Double number -> {
                bytes.put(AnyValue.DOUBLE);
                bytes.putLong(Double.doubleToRawLongBits(number));
            }
            case List<?> list -> {
                bytes.put(AnyValue.ARRAY);
                bytes.putVarint(list.size());
                list.forEach(this::write);
            }
            case Map<?, ?> map -> {
                bytes.put(AnyValue.KEY_VALUES);
                bytes.putVarint(map.size());
                map.forEach((key, element) -> {
                    bytes.putVarint(texts.intern(key.toString()));
                    write(element);
                });
            }
            default -> {
                bytes.put(AnyValue.STRING);
                bytes.putVarint(texts.intern(value.toString()));
            }
        }
    }

    /** Reads what {@link #write(IncomingAttributes)} wrote. */
    public Map<String, Object> readAttributes(Bytes.Cursor cursor) {
        int size = (int) cursor.getVarint();
        var attributes = new LinkedHashMap<String, Object>();
        for (int i = 0; i < size; i++) {
            attributes.put(texts.get((int) cursor.getVarint()), read(cursor));
        }
        return attributes;
    }

    /** Reads a value. */
    public Object read(Bytes.Cursor cursor) {
        return read(cursor.get(), cursor);
    }

    private Object read(int type, Bytes.Cursor cursor) {
        return switch (type) {
            case AnyValue.STRING -> texts.get((int) cursor.getVarint());
            case AnyValue.BOOL -> false;
            case TRUE -> true;
            case AnyValue.INT -> {
                long value = cursor.getVarint();
                yield (value >>> 1) ^ -(value & 1);
            }
            case AnyValue.DOUBLE -> Double.longBitsToDouble(cursor.getLong());
            case AnyValue.ARRAY -> {
                int size = (int) cursor.getVarint();
                List<Object> list = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    list.add(read(cursor));
                }
                yield list;
            }
            case AnyValue.KEY_VALUES -> readAttributes(cursor);
            default -> "";
        };
    }

    /**
     * Whether an attribute of that name is there with that value, without reading the others.
     *
     * @param key the number of its text
     * @param value as {@link String#valueOf} writes it
     * @param valueText the number of that text, or -1 when no record here has it
     */
    public boolean matches(Bytes.Cursor cursor, int key, String value, int valueText) {
        int size = (int) cursor.getVarint();
        for (int i = 0; i < size; i++) {
            if (cursor.getVarint() != key) {
                refersTo(cursor, NO_TEXTS);
            } else {
                int type = cursor.get();
                return type == AnyValue.STRING
                        ? cursor.getVarint() == valueText
                        : String.valueOf(read(type, cursor)).equals(value);
            }
        }
        return false;
    }

    /** The value of the first attribute with one of those keys, or null; the others are not read. */
    public @Nullable Object find(Bytes.Cursor cursor, BitSet keys) {
        for (long left = cursor.getVarint(); left > 0; left--) {
            if (keys.get((int) cursor.getVarint())) {
                return read(cursor);
            }
            refersTo(cursor, NO_TEXTS);
        }
        return null;
    }

    /** Passes over attributes, and tells whether one of their values is or holds one of those texts. */
    public boolean attributesReferTo(Bytes.Cursor cursor, BitSet sought) {
        boolean refer = false;
        for (long left = cursor.getVarint(); left > 0; left--) {
            cursor.getVarint();
            refer |= refersTo(cursor, sought);
        }
        return refer;
    }

    /** Passes over a value, and tells whether it is or holds one of those texts. */
    public boolean refersTo(Bytes.Cursor cursor, BitSet sought) {
        return switch (cursor.get()) {
            case AnyValue.STRING -> sought.get((int) cursor.getVarint());
            case AnyValue.INT -> {
                cursor.getVarint();
                yield false;
            }
            case AnyValue.DOUBLE -> {
                cursor.getLong();
                yield false;
            }
            case AnyValue.ARRAY -> {
                boolean refers = false;
                for (long left = cursor.getVarint(); left > 0; left--) {
                    refers |= refersTo(cursor, sought);
                }
                yield refers;
            }
            case AnyValue.KEY_VALUES -> attributesReferTo(cursor, sought);
            default -> false;
        };
    }

    private void writeKeyValue(ProtoReader reader, int depth) {
        int key = 0;
        Slice value = Slice.EMPTY;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> key = texts.intern(reader.slice());
                case 2 -> value = reader.slice();
                default -> reader.skip();
            }
        }
        bytes.putVarint(key);
        writeValue(ProtoReader.of(value), depth);
    }

    private void writeValue(ProtoReader reader, int depth) {
        if (!reader.next()) {
            bytes.put(NOTHING);
            return;
        }
        switch (reader.field()) {
            case AnyValue.STRING -> {
                bytes.put(AnyValue.STRING);
                bytes.putVarint(texts.intern(reader.slice()));
            }
            case AnyValue.BOOL -> bytes.put(reader.varint() == 0 ? AnyValue.BOOL : TRUE);
            case AnyValue.INT -> {
                bytes.put(AnyValue.INT);
                bytes.putVarint(zigZag(reader.varint()));
            }
            case AnyValue.DOUBLE -> {
                bytes.put(AnyValue.DOUBLE);
                bytes.putLong(reader.fixed64());
            }
            case AnyValue.BYTES -> write(AnyValue.base64(reader.slice()));
            case AnyValue.ARRAY, AnyValue.KEY_VALUES -> writeNested(reader, depth - 1);
            default -> bytes.put(NOTHING);
        }
    }

    private void writeNested(ProtoReader reader, int depth) {
        if (depth == 0) {
            throw new MalformedMessageException("A value nests too deep");
        }
        boolean isArray = reader.field() == AnyValue.ARRAY;
        Slice elements = reader.slice();
        bytes.put(isArray ? AnyValue.ARRAY : AnyValue.KEY_VALUES);
        bytes.putVarint(count(ProtoReader.of(elements)));
        ProtoReader element = ProtoReader.of(elements);
        while (element.next()) {
            if (element.field() != 1) {
                element.skip();
            } else if (isArray) {
                writeValue(element.message(), depth);
            } else {
                writeKeyValue(element.message(), depth);
            }
        }
    }

    private static int count(ProtoReader reader) {
        int count = 0;
        while (reader.next()) {
            count += reader.field() == 1 ? 1 : 0;
            reader.skip();
        }
        return count;
    }

    private static long zigZag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
