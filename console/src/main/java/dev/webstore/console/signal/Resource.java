package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who sent something.
 *
 * @param attributes what it says of itself, by OpenTelemetry's names
 */
public record Resource(Map<String, Object> attributes) {

    private static final int MAX_ATTRIBUTES = 128;

    /** Nobody in particular. */
    public static final Resource UNKNOWN = new Resource(Map.of());

    /** The service that everything else is shown under; {@code unknown_service} when it does not say. */
    public String service() {
        String name = text("service.name");
        return name.isEmpty() ? "unknown_service" : name;
    }

    /** An attribute as text, "" when absent. */
    public String text(String key) {
        Object value = attributes.get(key);
        return value == null ? "" : value.toString();
    }

    /** An estimate of the bytes of heap it takes. */
    public int bytes() {
        int bytes = 128;
        for (var attribute : attributes.entrySet()) {
            bytes += 160
                    + attribute.getKey().length()
                    + attribute.getValue().toString().length();
        }
        return bytes;
    }

    /** Reads OTLP's {@code Resource}; attributes beyond the first 128 are left out. */
    static Resource read(ProtoReader reader) {
        var attributes = new LinkedHashMap<String, Object>();
        while (reader.next()) {
            if (reader.field() == 1 && attributes.size() < MAX_ATTRIBUTES) {
                AnyValue.put(reader.message(), attributes);
            } else {
                reader.skip();
            }
        }
        return new Resource(attributes);
    }
}
