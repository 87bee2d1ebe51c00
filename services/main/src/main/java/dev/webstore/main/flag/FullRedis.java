package dev.webstore.main.flag;

import dev.webstore.main.redis.RedisConnection;
import java.util.Map;

/**
 * A Redis that has no memory left, by a limit below what it uses. The limit that it had is kept in Redis itself, so that
 * it comes back after this process has died, too. Used by one thread.
 */
final class FullRedis implements AutoCloseable {

    private static final String LIMIT = "maxmemory";
    private static final String POLICY = "maxmemory-policy";
    private static final String BEFORE = "flag:redis_full:before";

    private final RedisConnection redis;
    private boolean checked;
    private boolean full;

    FullRedis(RedisConnection redis) {
        this.redis = redis;
    }

    /** Fills it, or gives it room again. */
    void fill(boolean wanted) {
        if (checked && wanted == full) {
            return;
        }
        if (wanted) {
            fill();
        } else {
            giveRoom();
        }
        full = wanted;
        checked = true;
    }

    private void fill() {
        redis.run(commands -> {
            if (commands.exists(BEFORE) == 0) {
                commands.hset(BEFORE, commands.configGet(LIMIT, POLICY));
            }
            long used = commands.info("memory")
                    .lines()
                    .filter(line -> line.startsWith("used_memory:"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring("used_memory:".length()).strip()))
                    .findFirst()
                    .orElseThrow();
            return commands.configSet(Map.of(POLICY, "noeviction", LIMIT, Long.toString(used * 9 / 10)));
        });
    }

    private void giveRoom() {
        redis.run(commands -> {
            Map<String, String> before = commands.hgetall(BEFORE);
            if (!before.isEmpty()) {
                commands.configSet(before);
                commands.del(BEFORE);
            }
            return before;
        });
    }

    @Override
    public void close() {
        fill(false);
    }
}
