package dev.webstore.console.metric;

import java.util.Map;

/**
 * A single measurement of a series, with the trace it was made in.
 *
 * @param series the labels of the series, with its name under {@code __name__}
 * @param millis when it was measured, in milliseconds since 1970
 * @param value what was measured
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 */
public record Exemplar(Map<String, String> series, long millis, double value, String traceId, String spanId) {}
