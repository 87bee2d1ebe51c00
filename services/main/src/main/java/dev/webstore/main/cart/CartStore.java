package dev.webstore.main.cart;

import dev.webstore.main.redis.RedisConnection;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Carts in Redis: one hash a user, product id to quantity, under a key tagged {@code {user}} so that Redis Cluster
 * keeps all keys of a user together. A cart expires seven days after its last change.
 */
public final class CartStore {

    private static final Duration LIFE = Duration.ofDays(7);

    /** When each cart was last changed, to count the active ones. */
    private static final String ACTIVE = "carts:active";

    private static final String COUNTRY = "country";

    /** Adds at most up to the limits. Returns the new quantity, -1 for too many of it, -2 for too many lines. */
    private static final String ADD = """
            local current = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
            local quantity = current + tonumber(ARGV[2])
            if quantity > tonumber(ARGV[3]) then return -1 end
            if current == 0 and redis.call('HLEN', KEYS[1]) > tonumber(ARGV[4]) then return -2 end
            redis.call('HSET', KEYS[1], ARGV[1], quantity, 'country', ARGV[5])
            redis.call('EXPIRE', KEYS[1], ARGV[6])
            return quantity
            """;

    /** Takes what was ordered out of the cart, and leaves what was added meanwhile. Returns how much is left. */
    private static final String TAKE_OUT = """
            for i = 1, #ARGV, 2 do
              local left = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or '0') - tonumber(ARGV[i + 1])
              if left > 0 then redis.call('HSET', KEYS[1], ARGV[i], left)
              else redis.call('HDEL', KEYS[1], ARGV[i]) end
            end
            if redis.call('HLEN', KEYS[1]) <= 1 then redis.call('DEL', KEYS[1]) end
            return redis.call('EXISTS', KEYS[1])
            """;

    /** What adding came to. */
    enum Added {
        DONE,
        TOO_MANY_OF_ONE,
        TOO_MANY_LINES
    }

    private final RedisConnection redis;
    private final Clock clock;

    /** Carts in {@code redis}. */
    public CartStore(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    Added add(String userId, String productId, int quantity, Country country) {
        return run(commands -> {
            Long result = commands.eval(
                    ADD,
                    ScriptOutputType.INTEGER,
                    new String[] {key(userId)},
                    productId,
                    Integer.toString(quantity),
                    Integer.toString(CartContents.MAX_QUANTITY),
                    Integer.toString(CartContents.MAX_LINES),
                    country.name(),
                    Long.toString(LIFE.toSeconds()));
            if (result == -1) {
                return Added.TOO_MANY_OF_ONE;
            }
            if (result == -2) {
                return Added.TOO_MANY_LINES;
            }
            touch(commands, userId);
            return Added.DONE;
        });
    }

    /** Sets the quantity of a product that is in the cart; false when it is not. */
    boolean set(String userId, String productId, int quantity) {
        return run(commands -> {
            boolean present = commands.hexists(key(userId), productId);
            if (present) {
                commands.hset(key(userId), productId, Integer.toString(quantity));
                commands.expire(key(userId), LIFE);
                touch(commands, userId);
            }
            return present;
        });
    }

    /** Takes a product out of the cart; false when it is not in there. */
    boolean remove(String userId, String productId) {
        return run(commands -> {
            boolean present = commands.hdel(key(userId), productId) == 1;
            takeOut(commands, userId, Map.of());
            return present;
        });
    }

    /** What is in the cart. */
    public CartContents contents(String userId) {
        Map<String, String> fields = run(commands -> commands.hgetall(key(userId)));
        var quantities = new TreeMap<String, Integer>();
        fields.forEach((name, value) -> {
            if (!name.equals(COUNTRY)) {
                quantities.put(name, Integer.valueOf(value));
            }
        });
        return new CartContents(quantities, Country.valueOf(fields.getOrDefault(COUNTRY, Country.US.name())));
    }

    /** Takes what was ordered out of the cart. */
    public void takeOut(String userId, Map<String, Integer> quantities) {
        run(commands -> takeOut(commands, userId, quantities));
    }

    /** How many carts there are with something in them. */
    public long countActive() {
        double oldest = clock.instant().minus(LIFE).getEpochSecond();
        return run(commands -> {
            commands.zremrangebyscore(ACTIVE, Range.create(0d, oldest));
            return commands.zcard(ACTIVE);
        });
    }

    private Long takeOut(
            RedisClusterCommands<String, String> commands, String userId, Map<String, Integer> quantities) {
        String[] arguments = quantities.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue().toString()))
                .toArray(String[]::new);
        Long exists = commands.eval(TAKE_OUT, ScriptOutputType.INTEGER, new String[] {key(userId)}, arguments);
        if (exists == 0) {
            commands.zrem(ACTIVE, userId);
        }
        return exists;
    }

    private void touch(RedisClusterCommands<String, String> commands, String userId) {
        commands.zadd(ACTIVE, (double) clock.instant().getEpochSecond(), userId);
    }

    private <T> T run(Function<RedisClusterCommands<String, String>, T> work) {
        try {
            return redis.run(work);
        } catch (RedisException e) {
            throw new ProblemException(
                    Problem.of(503, "Cart unavailable", "Carts cannot be reached at the moment; nothing was changed"),
                    Map.of("Retry-After", "2"),
                    e);
        }
    }

    private static String key(String userId) {
        return "cart:{" + userId + "}";
    }
}
