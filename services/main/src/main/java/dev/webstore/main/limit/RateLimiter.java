package dev.webstore.main.limit;

import dev.webstore.main.redis.RedisConnection;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts requests in fixed windows, in Redis, so that all instances of the service count together. Without Redis
 * everybody may pass: the limit protects the shop and must not be what takes it down.
 */
public final class RateLimiter {

    private static final String COUNT = """
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return count
            """;

    /**
     * Where somebody stands in the current window.
     *
     * @param limit requests allowed in a window
     * @param remaining requests left in this one, 0 or more
     * @param secondsToReset until the next window, at least 1
     * @param exceeded whether this request was one too many
     */
    public record Standing(int limit, long remaining, long secondsToReset, boolean exceeded) {}

    private final RedisConnection redis;
    private final Clock clock;

    /** Counts in {@code redis}. */
    public RateLimiter(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @param scope what is limited, such as {@code ip}
     * @param who asks; empty result when Redis does not answer
     */
    public Optional<Standing> count(String scope, String who, int limit, Duration window) {
        long millis = clock.millis();
        long number = millis / window.toMillis();
        long toReset = (number + 1) * window.toMillis() - millis;
        String key = "limit:%s:{%s}:%d".formatted(scope, who, number);
        try {
            Long count = redis.run(commands -> commands.eval(
                    COUNT, ScriptOutputType.INTEGER, new String[] {key}, Long.toString(window.toMillis())));
            return Optional.of(
                    new Standing(limit, Math.max(0, limit - count), Math.ceilDiv(toReset, 1000), count > limit));
        } catch (RedisException e) {
            return Optional.empty();
        }
    }
}
