package dev.webstore.console.trace;

import java.util.List;

/**
 * A trace with all its spans.
 *
 * @param traceId 32 hex digits
 * @param spans by start
 */
public record Trace(String traceId, List<Span> spans) {}
