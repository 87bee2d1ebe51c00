package dev.webstore.console.trace;

import java.util.List;

/**
 * A trace with all its spans.
 *
 * @param traceId 32 hex digits
 * @param spans by start
 */
public record Trace(String traceId, List<Span> spans) {

    /** The span it began with, or the earliest one as long as that has not come. */
    public Span root() {
        return spans.stream()
                .filter(span -> span.parentId().isEmpty())
                .findFirst()
                .orElseGet(spans::getFirst);
    }
}
