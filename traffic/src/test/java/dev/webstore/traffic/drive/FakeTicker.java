package dev.webstore.traffic.drive;

import java.time.Duration;

/** Time that passes only when somebody sleeps or says so; for a single shopper. */
final class FakeTicker implements Ticker {

    private long nanos = Duration.ofSeconds(5).toNanos();

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void sleepUntil(long until) {
        nanos = Math.max(nanos, until);
    }

    /** Lets time pass. */
    synchronized void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
