package dev.webstore.traffic.visit;

import java.time.Duration;

/** How people pass the time between two actions. */
@FunctionalInterface
public interface Pause {

    /** Returns after {@code time} with true, or earlier with false when the shop is to be left. */
    boolean think(Duration time) throws InterruptedException;
}
