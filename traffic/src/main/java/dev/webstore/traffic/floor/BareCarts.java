package dev.webstore.traffic.floor;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The Redis commands of a journey, through nothing but Lettuce. The scripts are main-service's. */
final class BareCarts implements AutoCloseable {

    private static final String COUNT = """
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return count
            """;
    private static final String ADD = """
            local current = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
            local quantity = current + tonumber(ARGV[2])
            if quantity > tonumber(ARGV[3]) then return -1 end
            if current == 0 and redis.call('HLEN', KEYS[1]) > tonumber(ARGV[4]) then return -2 end
            redis.call('HSET', KEYS[1], ARGV[1], quantity, 'country', ARGV[5])
            redis.call('EXPIRE', KEYS[1], ARGV[6])
            return quantity
            """;
    private static final String TAKE_OUT = """
            for i = 1, #ARGV, 2 do
              local left = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or '0') - tonumber(ARGV[i + 1])
              if left > 0 then redis.call('HSET', KEYS[1], ARGV[i], left)
              else redis.call('HDEL', KEYS[1], ARGV[i]) end
            end
            if redis.call('HLEN', KEYS[1]) <= 1 then redis.call('DEL', KEYS[1]) end
            return redis.call('EXISTS', KEYS[1])
            """;
    private static final String ACTIVE = "carts:active";
    private static final String SEVEN_DAYS = Long.toString(Duration.ofDays(7).toSeconds());

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    private BareCarts(ClientResources resources, RedisClient client) {
        this.resources = resources;
        this.client = client;
        this.commands = client.connect().sync();
    }

    static BareCarts connect(String url) {
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        return new BareCarts(resources, RedisClient.create(resources, url));
    }

    /** Counts a request against a limit. */
    void count(String scope, String who) {
        long window = System.currentTimeMillis() / 10_000;
        commands.eval(
                COUNT,
                ScriptOutputType.INTEGER,
                new String[] {"limit:%s:{%s}:%d".formatted(scope, who, window)},
                "10000");
    }

    void add(String user, String product) {
        commands.eval(
                ADD, ScriptOutputType.INTEGER, new String[] {key(user)}, product, "1", "99", "50", "US", SEVEN_DAYS);
        commands.zadd(ACTIVE, System.currentTimeMillis() / 1000.0, user);
    }

    void view(String user) {
        commands.hgetall(key(user));
    }

    void takeOut(String user, String product) {
        commands.eval(TAKE_OUT, ScriptOutputType.INTEGER, new String[] {key(user)}, product, "1");
        commands.zrem(ACTIVE, user);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static String key(String user) {
        return "cart:{" + user + "}";
    }
}
