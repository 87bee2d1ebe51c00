package dev.webstore.console.log;

import dev.webstore.console.trace.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which log records to find: those that fit everything.
 *
 * @param terms each is part of the message or of a text among the fields, in whatever case
 * @param fields fields by name, with their values as text; {@code logger} is one too
 * @param service whose they are
 * @param level they matter at least as much
 * @param trace the trace they belong to
 * @param from they happened at this time or later
 * @param to they happened before this time
 */
public record LogQuery(
        List<String> terms,
        Map<String, String> fields,
        @Nullable String service,
        Level level,
        @Nullable TraceId trace,
        Instant from,
        Instant to) {

    /** All records. */
    public static final LogQuery ALL =
            new LogQuery(List.of(), Map.of(), null, Level.TRACE, null, Instant.EPOCH, Instant.MAX);

    /** All records of a trace. */
    public static LogQuery ofTrace(TraceId id) {
        return new LogQuery(List.of(), Map.of(), null, Level.TRACE, id, Instant.EPOCH, Instant.MAX);
    }
}
