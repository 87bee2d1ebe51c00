package dev.webstore.frontend.rum;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many beacons are taken from one address: what a busy visitor sends, and not enough to flood the telemetry. */
final class BeaconLimit {

    static final int MOST_PER_ADDRESS = 60;
    static final int MOST_ADDRESSES = 10_000;
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Integer> counts = new HashMap<>();
    private long windowStart;

    /** Limits by a clock such as {@link System#nanoTime}. */
    BeaconLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Counts a beacon, and tells whether it may pass. */
    synchronized boolean allows(String address) {
        long now = nanoTime.getAsLong();
        if (now - windowStart >= WINDOW_NANOS) {
            counts.clear();
            windowStart = now;
        }
        if (counts.size() >= MOST_ADDRESSES && !counts.containsKey(address)) {
            return false;
        }
        return counts.merge(address, 1, Integer::sum) <= MOST_PER_ADDRESS;
    }
}
