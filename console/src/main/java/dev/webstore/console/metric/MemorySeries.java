package dev.webstore.console.metric;

import java.util.ArrayDeque;
import java.util.List;
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

    /** What has the samples from {@code fromMillis} to {@code toMillis}, both inclusive, as they are now. */
    Snapshot snapshot(long fromMillis, long toMillis) {
        var open = new Samples();
        if (head != null && overlaps(head, fromMillis, toMillis)) {
            head.copy(fromMillis, toMillis, open);
        }
        return new Snapshot(
                labels,
                sealed.stream()
                        .filter(chunk -> overlaps(chunk, fromMillis, toMillis))
                        .toList(),
                open);
    }

    /**
     * What a series had at some moment; needs no lock, since closed chunks do not change.
     *
     * @param closed chunks that may have samples that are asked for
     * @param open those of the open chunk
     */
    record Snapshot(Map<String, String> labels, List<SampleChunk> closed, Samples open) {

        /** The samples from {@code fromMillis} to {@code toMillis}, both inclusive. */
        Samples samples(long fromMillis, long toMillis) {
            if (closed.isEmpty()) {
                return open;
            }
            var samples = new Samples();
            closed.forEach(chunk -> chunk.copy(fromMillis, toMillis, samples));
            samples.addAll(open);
            return samples;
        }

        boolean isEmpty() {
            return closed.isEmpty() && open.size() == 0;
        }
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
