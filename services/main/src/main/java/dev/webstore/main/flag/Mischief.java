package dev.webstore.main.flag;

import dev.webstore.main.redis.RedisConnection;
import dev.webstore.platform.background.Worker;
import dev.webstore.platform.database.Database;
import java.time.Duration;
import org.slf4j.Logger;

/** Does what flags ask for beside requests, and undoes it when they no longer do, or the service stops. */
public final class Mischief implements AutoCloseable {

    private static final Duration REST = Duration.ofMillis(500);

    private final MainFlags flags;
    private final HeldConnections connections;
    private final FullRedis redis;
    private final Worker worker;

    private Mischief(MainFlags flags, HeldConnections connections, FullRedis redis, Logger logger) {
        this.flags = flags;
        this.connections = connections;
        this.redis = redis;
        this.worker = Worker.start("mischief", REST, logger, this::round);
    }

    /** Starts looking at {@code flags}. */
    public static Mischief start(MainFlags flags, Database database, RedisConnection redis, Logger logger) {
        return new Mischief(flags, new HeldConnections(database), new FullRedis(redis), logger);
    }

    private boolean round() {
        connections.hold(flags.heldConnections());
        redis.fill(flags.redisFull());
        return false;
    }

    @Override
    public void close() {
        worker.close();
        connections.close();
        redis.close();
    }
}
