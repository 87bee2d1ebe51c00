package dev.webstore.main.flag;

import dev.webstore.platform.database.Database;
import dev.webstore.platform.telemetry.Telemetry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** Work that takes database connections and does not give them back, as a leak would. Used by one thread. */
final class HeldConnections implements AutoCloseable {

    private final Database database;
    private final Deque<CountDownLatch> held = new ArrayDeque<>();

    HeldConnections(Database database) {
        this.database = database;
    }

    /** Takes or gives back as many as it takes to hold {@code wanted}. */
    void hold(int wanted) {
        while (held.size() < wanted) {
            var back = new CountDownLatch(1);
            held.push(back);
            Thread.ofVirtual()
                    .name("held-connection")
                    .start(Telemetry.unrecorded().wrap(() -> take(back)));
        }
        while (held.size() > wanted) {
            held.pop().countDown();
        }
    }

    private void take(CountDownLatch back) {
        database.use(_ -> {
            try {
                back.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        hold(0);
    }
}
