package dev.webstore.console.compact;

import java.time.Duration;

/**
 * What a store may keep.
 *
 * @param bytes the heap it may take
 * @param age how long it keeps anything
 */
public record Limits(long bytes, Duration age) {

    /** A store lets go of a whole chunk at a time, so that there must be a good number of them. */
    private static final int CHUNKS = 32;

    /** The size at which a chunk is full. */
    public int chunkBytes() {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.max(32 * 1024, bytes / CHUNKS));
    }

    /** The age at which a chunk is full. */
    public Duration chunkAge() {
        return age.dividedBy(CHUNKS);
    }
}
