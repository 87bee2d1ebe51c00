package dev.webstore.console.log;

import dev.webstore.console.signal.Resource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A record where it lies: its parts are read when they are asked for, so that looking at very many costs little. It is
 * only good while it is shown to a visitor of {@link LogStore#visit}.
 */
public final class StoredLog {

    private final LogChunk chunk;
    private final Map<String, BitSet> keys = new HashMap<>();
    private int index;

    StoredLog(LogChunk chunk) {
        this.chunk = chunk;
    }

    StoredLog at(int record) {
        index = record;
        return this;
    }

    /** When it happened, in milliseconds since 1970. */
    public long timeMillis() {
        return Math.floorDiv(chunk.timeNanos(index), 1_000_000L);
    }

    /** How much it matters. */
    public Level level() {
        return chunk.level(index);
    }

    /** What was said. */
    public String message() {
        return chunk.message(index);
    }

    /** Who said it. */
    public String logger() {
        return chunk.logger(index);
    }

    /** 32 hex digits, or "" outside a trace. */
    public String traceId() {
        return chunk.traceId(index);
    }

    /** 16 hex digits, or "". */
    public String spanId() {
        return chunk.spanId(index);
    }

    /** Who sent it. */
    public Resource resource() {
        return chunk.resource(index);
    }

    /**
     * A field as text, "" when absent.
     *
     * @param label its name as that of a label: all but letters, digits and _ replaced by _
     */
    public String field(String label) {
        BitSet named = keys.computeIfAbsent(label, chunk::keys);
        return named.isEmpty() ? "" : chunk.field(index, named);
    }

    /** The whole record. */
    public LogRecord read() {
        return chunk.read(index);
    }
}
