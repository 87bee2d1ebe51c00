package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of a record that is being received, as OTLP's {@code KeyValue} messages. */
public final class IncomingAttributes {

    /** As many as OpenTelemetry's SDKs send at most by default. */
    private static final int MAX = 128;

    private final Slices keyValues = new Slices();

    /** The number of attributes. */
    public int size() {
        return keyValues.size();
    }

    /** A reader of one {@code KeyValue}. */
    public ProtoReader keyValue(int index) {
        return keyValues.message(index);
    }

    /** All as plain objects. */
    public Map<String, Object> map() {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < size(); i++) {
            AnyValue.put(keyValue(i), map);
        }
        return map;
    }

    /**
     * The value of an attribute as text, "" when absent.
     *
     * @param key in UTF-8
     */
    public String text(byte[] key) {
        for (int i = 0; i < size(); i++) {
            ProtoReader reader = keyValue(i);
            boolean matches = false;
            Slice value = Slice.EMPTY;
            while (reader.next()) {
                switch (reader.field()) {
                    case 1 -> matches = equal(reader.slice(), key);
                    case 2 -> value = reader.slice();
                    default -> reader.skip();
                }
            }
            if (matches) {
                return AnyValue.read(ProtoReader.of(value)).toString();
            }
        }
        return "";
    }

    void clear() {
        keyValues.clear();
    }

    /** Adds a {@code KeyValue} of the same message; those beyond the first 128 are left out. */
    public void add(Slice keyValue) {
        if (keyValues.size() < MAX) {
            keyValues.add(keyValue);
        }
    }

    private static boolean equal(Slice slice, byte[] key) {
        return Arrays.equals(slice.array(), slice.from(), slice.to(), key, 0, key.length);
    }
}
