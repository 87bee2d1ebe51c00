package dev.webstore.console.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.webstore.console.signal.Resource;
import java.time.Instant;
import java.util.Map;

/**
 * A log record as it is shown.
 *
 * @param sequence counts up with each record that arrives, from 1
 * @param time when it happened
 * @param level how much it matters
 * @param message what was said
 * @param logger who said it
 * @param traceId 32 hex digits, or "" outside a trace
 * @param spanId 16 hex digits, or ""
 * @param attributes its fields: String, Long, Double, Boolean, List or Map
 * @param resource who sent it
 */
public record LogRecord(
        long sequence,
        Instant time,
        Level level,
        String message,
        String logger,
        String traceId,
        String spanId,
        Map<String, Object> attributes,
        Resource resource) {

    /** The service it is of. */
    @JsonProperty
    public String service() {
        return resource.service();
    }
}
