package dev.webstore.console.trace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which traces to find. A trace is found when it has a span that fits service, operation and attribute together, and
 * fits the rest as a whole.
 *
 * @param service the span's service
 * @param operation the span's name
 * @param attribute the name of an attribute of the span or of its resource
 * @param value that attribute's value, as text
 * @param minDuration the trace took at least as long
 * @param maxDuration the trace took at most as long
 * @param error the trace has a span that failed
 * @param from the trace began at this time or later
 * @param to the trace began before this time
 * @param limit how many to find at most, the newest
 */
public record TraceQuery(
        @Nullable String service,
        @Nullable String operation,
        @Nullable String attribute,
        @Nullable String value,
        Duration minDuration,
        @Nullable Duration maxDuration,
        boolean error,
        Instant from,
        Instant to,
        int limit) {

    /** The newest traces. */
    public static TraceQuery newest(int limit) {
        return new TraceQuery(null, null, null, null, Duration.ZERO, null, false, Instant.EPOCH, Instant.MAX, limit);
    }

    /** Those of them with a span of that service. */
    public TraceQuery of(String name) {
        return new TraceQuery(name, operation, attribute, value, minDuration, maxDuration, error, from, to, limit);
    }
}
