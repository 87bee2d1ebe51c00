package dev.webstore.console.compact;

/**
 * How full a store is, and what it had to let go.
 *
 * @param name which store
 * @param records what it holds: spans, log records or samples
 * @param groups what they belong to: traces or series; for logs the same as {@code records}
 * @param bytes the heap it takes, estimated
 * @param maxBytes the most it may take
 * @param oldestMillis when the oldest record arrived, in milliseconds since 1970; 0 when empty
 * @param received records taken since the start
 * @param evictedForSpace records let go before their time because the space was needed
 * @param evictedForAge records let go because they were old
 */
public record Occupancy(
        String name,
        long records,
        long groups,
        long bytes,
        long maxBytes,
        long oldestMillis,
        long received,
        long evictedForSpace,
        long evictedForAge) {}
