package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Shopper;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs all shoppers of a crowd at the same time. */
final class Shoppers {

    private Shoppers() {}

    /** Runs {@code life} for each shopper on a virtual thread, and returns when all have ended. */
    static void sendAll(List<Shopper> crowd, Consumer<Shopper> life) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            crowd.forEach(shopper -> threads.execute(() -> life.accept(shopper)));
        }
    }
}
