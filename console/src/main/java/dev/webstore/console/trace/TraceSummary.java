package dev.webstore.console.trace;

import java.time.Instant;
import java.util.Map;

/**
 * A trace in a list.
 *
 * @param traceId 32 hex digits
 * @param service that of the root span, or of the earliest one as long as there is no root
 * @param operation the name of that span
 * @param start when its earliest span began
 * @param durationNanos from there to the end of its last span
 * @param spans the number of its spans by service, the biggest share first
 * @param errors the number of spans that failed
 */
public record TraceSummary(
        String traceId,
        String service,
        String operation,
        Instant start,
        long durationNanos,
        Map<String, Integer> spans,
        int errors) {}
