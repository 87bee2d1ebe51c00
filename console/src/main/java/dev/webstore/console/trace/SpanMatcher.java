package dev.webstore.console.trace;

import org.jspecify.annotations.Nullable;

/** Compares spans with a query, by numbers instead of texts as long as they lie in the same chunk. */
final class SpanMatcher {

    private static final int ANY = -2;

    private final TraceQuery query;
    private @Nullable SpanChunk current;
    private int operation;
    private int key;
    private int value;

    SpanMatcher(TraceQuery query) {
        this.query = query;
    }

    boolean matches(SpanChunk chunk, int index) {
        if (chunk != current || current == null) {
            operation = number(chunk, query.operation());
            key = number(chunk, query.attribute());
            value = number(chunk, query.value());
            current = chunk;
        }
        return (operation == ANY || operation == chunk.nameNumber(index))
                && (query.service() == null
                        || query.service().equals(chunk.resource(index).service()))
                && hasAttribute(chunk, index);
    }

    private boolean hasAttribute(SpanChunk chunk, int index) {
        if (query.attribute() == null || query.value() == null) {
            return true;
        }
        Object ofResource = chunk.resource(index).attributes().get(query.attribute());
        return (ofResource != null && ofResource.toString().equals(query.value()))
                || (key >= 0 && chunk.matches(index, key, query.value(), value));
    }

    private static int number(SpanChunk chunk, @Nullable String text) {
        return text == null ? ANY : chunk.texts().find(text);
    }
}
