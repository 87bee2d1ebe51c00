package dev.webstore.console.derived;

import dev.webstore.console.signal.IncomingSpan;

/**
 * How long a span took, and where to find it.
 *
 * @param seconds how long
 * @param endMillis when it ended, in milliseconds since 1970
 * @param traceHigh the first half of its trace id
 * @param traceLow the second half
 * @param spanId its id
 */
record Timing(double seconds, long endMillis, long traceHigh, long traceLow, long spanId) {

    static Timing of(IncomingSpan span) {
        return new Timing(
                span.durationNanos() / 1e9,
                (span.startNanos() + span.durationNanos()) / 1_000_000,
                span.traceHigh(),
                span.traceLow(),
                span.spanId());
    }
}
