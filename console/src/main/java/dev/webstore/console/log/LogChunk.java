package dev.webstore.console.log;

import dev.webstore.console.compact.AttributeCodec;
import dev.webstore.console.compact.Bytes;
import dev.webstore.console.compact.Resources;
import dev.webstore.console.compact.Texts;
import dev.webstore.console.compact.Times;
import dev.webstore.console.signal.IncomingLog;
import dev.webstore.console.signal.Resource;
import dev.webstore.console.trace.TraceId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;

/** Log records that arrived one after the other: what searches look at in columns, the rest as bytes. */
final class LogChunk {

    private static final Pattern NO_LABEL = Pattern.compile("[^a-zA-Z0-9_]");

    private final Texts texts = new Texts();
    private final Resources resources = new Resources();
    private final Bytes details = new Bytes();
    private final AttributeCodec values = new AttributeCodec(texts, details);

    /** The sequence number of the first record. */
    private final long firstSequence;

    private final long openedMillis;
    private long lastMillis;
    private long earliestNanos = Long.MAX_VALUE;
    private long latestNanos = Long.MIN_VALUE;
    private int size;

    private long[] times = new long[64];
    private long[] traceHighs = new long[64];
    private long[] traceLows = new long[64];
    private long[] spanIds = new long[64];
    private int[] resourceNumbers = new int[64];
    private int[] loggers = new int[64];
    private int[] detailsAt = new int[64];
    private byte[] severities = new byte[64];

    LogChunk(long firstSequence, long openedMillis) {
        this.firstSequence = firstSequence;
        this.openedMillis = openedMillis;
        this.lastMillis = openedMillis;
    }

    /** Appends a record, or nothing at all when it turns out to be malformed. */
    void append(IncomingLog log, long nowMillis) {
        int at = details.size();
        try {
            values.write(log.body());
            values.write(log.attributes());
        } catch (RuntimeException malformed) {
            details.truncate(at);
            throw malformed;
        }
        if (size == times.length) {
            grow(size + size / 2);
        }
        int index = size++;
        long time = log.timeNanos() == 0 ? nowMillis * 1_000_000 : log.timeNanos();
        earliestNanos = Math.min(earliestNanos, time);
        latestNanos = Math.max(latestNanos, time);
        times[index] = time;
        traceHighs[index] = log.traceHigh();
        traceLows[index] = log.traceLow();
        spanIds[index] = log.spanId();
        resourceNumbers[index] = resources.intern(log.resource());
        loggers[index] = texts.intern(log.scope());
        detailsAt[index] = at;
        severities[index] = (byte) log.severity();
        lastMillis = nowMillis;
    }

    int size() {
        return size;
    }

    long firstSequence() {
        return firstSequence;
    }

    long openedMillis() {
        return openedMillis;
    }

    /** When its last record arrived. */
    long lastMillis() {
        return lastMillis;
    }

    /** The heap it takes. */
    long bytes() {
        return (long) times.length * (4 * Long.BYTES + 3 * Integer.BYTES + 1)
                + texts.bytes()
                + details.bytes()
                + resources.bytes();
    }

    Texts texts() {
        return texts;
    }

    /** Whether any record can have happened from one time to another, this one not included. */
    boolean mayHave(long fromNanos, long toNanos) {
        return latestNanos >= fromNanos && earliestNanos < toNanos;
    }

    long timeNanos(int index) {
        return times[index];
    }

    Level level(int index) {
        return Level.of(severities[index]);
    }

    boolean isOf(TraceId trace, int index) {
        return traceHighs[index] == trace.high() && traceLows[index] == trace.low();
    }

    Resource resource(int index) {
        return resources.get(resourceNumbers[index]);
    }

    String logger(int index) {
        return texts.get(loggers[index]);
    }

    String traceId(int index) {
        boolean inTrace = (traceHighs[index] | traceLows[index]) != 0;
        return inTrace ? new TraceId(traceHighs[index], traceLows[index]).toString() : "";
    }

    String spanId(int index) {
        return TraceId.span(spanIds[index]);
    }

    String message(int index) {
        return values.read(details.at(detailsAt[index])).toString();
    }

    /** The numbers of all texts, of ASCII, that make the label when they name a field. */
    BitSet keys(String label) {
        var keys = new BitSet();
        for (int number = 0; number < texts.size(); number++) {
            if (texts.length(number) == label.length()
                    && label(texts.get(number)).equals(label)) {
                keys.set(number);
            }
        }
        return keys;
    }

    private static String label(String name) {
        return NO_LABEL.matcher(name).replaceAll("_");
    }

    /** The field under one of these names as text, "" when absent. */
    String field(int index, BitSet keys) {
        Bytes.Cursor cursor = details.at(detailsAt[index]);
        values.read(cursor);
        Object found = values.find(cursor, keys);
        return found == null ? "" : found.toString();
    }

    /** Whether the message or a field is or holds one of those texts. */
    boolean refersTo(int index, BitSet sought) {
        Bytes.Cursor cursor = details.at(detailsAt[index]);
        boolean inMessage = values.refersTo(cursor, sought);
        return inMessage || values.attributesReferTo(cursor, sought);
    }

    /** Whether the record has a field; see {@link AttributeCodec#matches}. */
    boolean matches(int index, int key, String value, int valueText) {
        Bytes.Cursor cursor = details.at(detailsAt[index]);
        values.read(cursor);
        return values.matches(cursor, key, value, valueText);
    }

    /** The whole record. */
    LogRecord read(int index) {
        Bytes.Cursor cursor = details.at(detailsAt[index]);
        String message = values.read(cursor).toString();
        return new LogRecord(
                firstSequence + index,
                Times.instant(times[index]),
                level(index),
                message,
                logger(index),
                traceId(index),
                spanId(index),
                values.readAttributes(cursor),
                resource(index));
    }

    private void grow(int capacity) {
        times = Arrays.copyOf(times, capacity);
        traceHighs = Arrays.copyOf(traceHighs, capacity);
        traceLows = Arrays.copyOf(traceLows, capacity);
        spanIds = Arrays.copyOf(spanIds, capacity);
        resourceNumbers = Arrays.copyOf(resourceNumbers, capacity);
        loggers = Arrays.copyOf(loggers, capacity);
        detailsAt = Arrays.copyOf(detailsAt, capacity);
        severities = Arrays.copyOf(severities, capacity);
    }
}
