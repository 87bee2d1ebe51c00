package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Shopper;
import java.time.Duration;
import java.util.List;

/** A way to send shoppers through the shop. */
@FunctionalInterface
public interface Load {

    /** Runs for {@code duration}, lets the journeys that have begun end, and says what was achieved. */
    LoadResult run(List<Shopper> crowd, Duration duration);
}
