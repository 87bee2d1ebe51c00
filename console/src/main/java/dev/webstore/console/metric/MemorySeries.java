package dev.webstore.console.metric;

import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The samples of one series: full chunks, and one that still takes samples. Guarded by the store's lock. */
final class MemorySeries {

    /** An object, its place in the indexes, and an array for the labels. */
    private static final int OVERHEAD_BYTES = 200;

    private static final int BYTES_PER_LABEL = 40;
    private static final int USUAL_LENGTH = 24;

    private final Map<String, String> labels;
    private final ArrayDeque<SampleChunk> sealed = new ArrayDeque<>(2);
    private @Nullable SampleChunk head;
    private long lastMillis = Long.MIN_VALUE;
    private double lastValue;
    private double total;
    private boolean stale;

    MemorySeries(Map<String, String> labels) {
        this.labels = labels;
    }

    /** By name, with the metric's under {@code __name__}. */
    Map<String, String> labels() {
        return labels;
    }

    /** The heap it takes, without its chunks. */
    int bytes() {
        int bytes = OVERHEAD_BYTES;
        for (String value : labels.values()) {
            bytes += BYTES_PER_LABEL + Math.max(0, value.length() - USUAL_LENGTH);
        }
        return bytes;
    }

    /** When its last sample was taken. */
    long lastMillis() {
        return lastMillis;
    }

    /** The value of its last sample. */
    double lastValue() {
        return lastValue;
    }

    /** Whether it has stopped to come. */
    boolean isStale() {
        return stale;
    }

    /** Adds to the sum of all that came as differences, and returns it. */
    double addToTotal(double difference) {
        total += difference;
        return total;
    }

    /**
     * Appends a sample that is later than all others.
     *
     * @return by how many bytes it grew
     */
    int append(long millis, double value) {
        lastMillis = millis;
        lastValue = value;
        stale = StaleMarker.is(value);
        if (head == null) {
            head = new SampleChunk(millis, value);
            return head.bytes();
        }
        int before = head.bytes();
        head.append(millis, value);
        return head.bytes() - before;
    }

    /** Whether the next sample should begin a new chunk. */
    boolean isHeadFull(long millis, long maxAgeMillis) {
        return head != null && (head.isFull() || millis - head.firstMillis() > maxAgeMillis);
    }

    /**
     * Closes the open chunk, if there is one.
     *
     * @return by how many bytes it shrank
     */
    int seal() {
        if (head == null) {
            return 0;
        }
        int before = head.bytes();
        head.seal();
        sealed.addLast(head);
        int saved = before - head.bytes();
        head = null;
        return saved;
    }

    /** The chunk that was closed last. */
    SampleChunk lastSealed() {
        return sealed.getLast();
    }

    /** Lets go of the oldest closed chunk. */
    void evictOldest() {
        sealed.removeFirst();
    }

    boolean isEmpty() {
        return head == null && sealed.isEmpty();
    }

    boolean hasHead() {
        return head != null;
    }

    /** The samples from {@code fromMillis} to {@code toMillis}, both inclusive. */
    Samples samples(long fromMillis, long toMillis) {
        var samples = new Samples();
        for (SampleChunk chunk : sealed) {
            if (overlaps(chunk, fromMillis, toMillis)) {
                chunk.copy(fromMillis, toMillis, samples);
            }
        }
        if (head != null && overlaps(head, fromMillis, toMillis)) {
            head.copy(fromMillis, toMillis, samples);
        }
        return samples;
    }

    /** Whether it may have samples from {@code fromMillis} to {@code toMillis}, told by the chunks alone. */
    boolean mayHaveSamples(long fromMillis, long toMillis) {
        return (head != null && overlaps(head, fromMillis, toMillis))
                || sealed.stream().anyMatch(chunk -> overlaps(chunk, fromMillis, toMillis));
    }

    private static boolean overlaps(SampleChunk chunk, long fromMillis, long toMillis) {
        return chunk.lastMillis() >= fromMillis && chunk.firstMillis() <= toMillis;
    }
}
