package dev.webstore.console.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.webstore.console.signal.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A span as it is shown.
 *
 * @param spanId 16 hex digits
 * @param parentId 16 hex digits, "" at the root
 * @param resource who sent it
 * @param scope the instrumentation that made it
 * @param name what it did
 * @param start when it began
 * @param durationNanos how long it took
 * @param statusMessage why it failed, or ""
 * @param attributes its attributes: String, Long, Double, Boolean, List or Map
 * @param events what happened during it
 * @param links other spans it has to do with
 */
public record Span(
        String spanId,
        String parentId,
        Resource resource,
        String scope,
        String name,
        Kind kind,
        Instant start,
        long durationNanos,
        Status status,
        String statusMessage,
        Map<String, Object> attributes,
        List<Event> events,
        List<Link> links) {

    /** OTLP's kinds of span, in its order. */
    public enum Kind {
        UNSPECIFIED,
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER;

        /** The kind of that number; unspecified when there is none. */
        public static Kind of(int number) {
            return number < 0 || number >= values().length ? UNSPECIFIED : values()[number];
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** OTLP's statuses, in its order. */
    public enum Status {
        UNSET,
        OK,
        ERROR;

        /** The status of that number; unset when there is none. */
        public static Status of(int number) {
            return number < 0 || number >= values().length ? UNSET : values()[number];
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that happened during a span.
     *
     * @param time when
     * @param name what
     * @param attributes more about it
     */
    public record Event(Instant time, String name, Map<String, Object> attributes) {}

    /**
     * Another span that this one has to do with.
     *
     * @param traceId 32 hex digits
     * @param spanId 16 hex digits
     * @param attributes more about it
     */
    public record Link(String traceId, String spanId, Map<String, Object> attributes) {}

    /** The service it is of. */
    @JsonProperty
    public String service() {
        return resource.service();
    }
}
