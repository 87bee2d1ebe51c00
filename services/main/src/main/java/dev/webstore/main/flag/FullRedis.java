package dev.webstore.main.flag;

import dev.webstore.main.redis.RedisConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Redis that has no memory left, by a limit below what it uses. The limit that it had is kept in Redis itself, so that
 * it comes back after this process has died, too. Used by one thread.
 */
final class FullRedis implements AutoCloseable {

    private static final String LIMIT = "maxmemory";
    private static final String POLICY = "maxmemory-policy";
    private static final String USED = "used_memory:";
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

    /** One setting at a time, as Redis before version 7 wants it, and nothing is evicted at any moment. */
    private void fill() {
        redis.run(commands -> {
            if (commands.exists(BEFORE) == 0) {
                Map<String, String> before = commands.configGet("maxmemory*");
                before.keySet().retainAll(Set.of(LIMIT, POLICY));
                commands.hset(BEFORE, before);
            }
            commands.configSet(POLICY, "noeviction");
            return commands.configSet(LIMIT, Long.toString(used(commands.info("memory")) * 9 / 10));
        });
    }

    private static long used(String memory) {
        return memory.lines()
                .filter(line -> line.startsWith(USED))
                .mapToLong(line -> Long.parseLong(line.substring(USED.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    private void giveRoom() {
        redis.run(commands -> {
            Map<String, String> before = commands.hgetall(BEFORE);
            Optional.ofNullable(before.get(LIMIT)).ifPresent(limit -> commands.configSet(LIMIT, limit));
            Optional.ofNullable(before.get(POLICY)).ifPresent(policy -> commands.configSet(POLICY, policy));
            return commands.del(BEFORE);
        });
    }

    @Override
    public void close() {
        fill(false);
    }
}
