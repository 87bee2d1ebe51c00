package dev.webstore.console.signal;

import dev.webstore.console.wire.MalformedMessageException;
import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OTLP's {@code AnyValue}: the numbers of its fields, and its reading into plain objects. */
public final class AnyValue {

    /** Field numbers. */
    public static final int STRING = 1;

    public static final int BOOL = 2;
    public static final int INT = 3;
    public static final int DOUBLE = 4;
    public static final int ARRAY = 5;
    public static final int KEY_VALUES = 6;
    public static final int BYTES = 7;

    /** How deep values may nest; nobody can read more, and each level takes a stack frame. */
    public static final int MAX_DEPTH = 8;

    private AnyValue() {}

    /**
     * The value as a String, Long, Double, Boolean, List or Map; bytes as a String in Base64, nothing as "".
     *
     * @throws MalformedMessageException when it is none, or nests deeper than {@link #MAX_DEPTH}
     */
    public static Object read(ProtoReader reader) {
        return read(reader, MAX_DEPTH);
    }

    private static Object read(ProtoReader reader, int depth) {
        if (depth == 0) {
            throw new MalformedMessageException("A value nests too deep");
        }
        Object value = "";
        while (reader.next()) {
            switch (reader.field()) {
                case STRING -> value = reader.slice().text();
                case BOOL -> value = reader.varint() != 0;
                case INT -> value = reader.varint();
                case DOUBLE -> value = reader.float64();
                case ARRAY -> value = list(reader.message(), depth - 1);
                case KEY_VALUES -> value = map(reader.message(), depth - 1);
                case BYTES -> value = base64(reader.slice());
                default -> reader.skip();
            }
        }
        return value;
    }

    /** Bytes as text. */
    public static String base64(Slice bytes) {
        var buffer = new byte[bytes.length()];
        System.arraycopy(bytes.array(), bytes.from(), buffer, 0, buffer.length);
        return Base64.getEncoder().encodeToString(buffer);
    }

    private static List<Object> list(ProtoReader reader, int depth) {
        var values = new ArrayList<>();
        while (reader.next()) {
            if (reader.field() == 1) {
                values.add(read(reader.message(), depth));
            } else {
                reader.skip();
            }
        }
        return values;
    }

    private static Map<String, Object> map(ProtoReader reader, int depth) {
        var values = new LinkedHashMap<String, Object>();
        while (reader.next()) {
            if (reader.field() == 1) {
                put(reader.message(), values, depth);
            } else {
                reader.skip();
            }
        }
        return values;
    }

    /** Adds a {@code KeyValue} to {@code values}. */
    static void put(ProtoReader keyValue, Map<String, Object> values) {
        put(keyValue, values, MAX_DEPTH);
    }

    private static void put(ProtoReader keyValue, Map<String, Object> values, int depth) {
        String key = "";
        Object value = "";
        while (keyValue.next()) {
            switch (keyValue.field()) {
                case 1 -> key = keyValue.slice().text();
                case 2 -> value = read(keyValue.message(), depth);
                default -> keyValue.skip();
            }
        }
        values.put(key, value);
    }
}
