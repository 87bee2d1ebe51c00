package dev.webstore.acceptance.otlp;

import java.util.Map;

/**
 * A log record as it arrived.
 *
 * @param resource attributes of the resource that sent it
 * @param logger the name of its logger
 * @param severity such as INFO
 * @param body the message
 * @param attributes values as text
 * @param traceId 32 hex digits, or empty outside a trace
 * @param spanId 16 hex digits, or empty outside a span
 */
public record ReceivedLog(
        Map<String, String> resource,
        String logger,
        String severity,
        String body,
        Map<String, String> attributes,
        String traceId,
        String spanId) {

    /** Which service sent it. */
    public String service() {
        return resource.getOrDefault("service.name", "");
    }
}
