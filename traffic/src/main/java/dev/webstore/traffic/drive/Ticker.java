package dev.webstore.traffic.drive;

import java.util.concurrent.locks.LockSupport;

/** Time as the load loops see it. */
public interface Ticker {

    /** The time of this machine. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) {
            for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    };

    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Returns at {@code nanos}, or at once when that has passed. */
    void sleepUntil(long nanos);
}
