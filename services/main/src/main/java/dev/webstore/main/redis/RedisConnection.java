package dev.webstore.main.redis;

import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.telemetry.Telemetry;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.resource.ClientResources;
import io.opentelemetry.instrumentation.lettuce.v5_1.LettuceTelemetry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One connection to Redis, or to each node of a cluster, shared by all requests. While Redis is away commands fail, at
 * once or within half a second, and the connection comes back by itself.
 */
public final class RedisConnection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** As long as a service waits for its database at its start. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final RedisClusterCommands<String, String> commands;

    private RedisConnection(
            ClientResources resources, AbstractRedisClient client, RedisClusterCommands<String, String> commands) {
        this.resources = resources;
        this.client = client;
        this.commands = commands;
    }

    /**
     * Connects.
     *
     * @param url {@code redis://HOST:PORT}, {@code redis-sentinel://HOST:PORT,HOST:PORT/0#MASTER} or
     *     {@code redis-cluster://HOST:PORT,HOST:PORT}
     * @throws ConfigurationException when the URL is none of these
     * @throws RedisException when no server answers within half a minute
     */
    public static RedisConnection open(String url, Telemetry telemetry) {
        // The defaults start a thread for each core and more; commands are few and small.
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .tracing(LettuceTelemetry.create(telemetry.openTelemetry()).newTracing())
                .build();
        try {
            return url.startsWith("redis-cluster://") ? cluster(resources, url) : single(resources, url);
        } catch (IllegalArgumentException e) {
            release(resources);
            throw new ConfigurationException(
                    "REDIS_URL", "(hidden)", "redis://, redis-sentinel:// or redis-cluster://");
        } catch (RuntimeException e) {
            release(resources);
            throw e;
        }
    }

    /**
     * Runs commands.
     *
     * @throws RedisException when Redis does not answer in time or refuses
     */
    public <T> T run(Function<RedisClusterCommands<String, String>, T> work) {
        return work.apply(commands);
    }

    /** Whether Redis answers. */
    public boolean isUp() {
        try {
            return "PONG".equals(commands.ping());
        } catch (RedisException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        release(resources);
    }

    private static void release(ClientResources resources) {
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static RedisConnection single(ClientResources resources, String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(CONNECT_TIMEOUT);
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(configured(ClientOptions.builder())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return new RedisConnection(resources, client, patiently(client::connect).sync());
    }

    private static RedisConnection cluster(ClientResources resources, String url) {
        var uris = RedisClusterURIUtil.toRedisURIs(URI.create(url.replaceFirst("^redis-cluster", "redis")));
        uris.forEach(uri -> uri.setTimeout(CONNECT_TIMEOUT));
        RedisClusterClient client = RedisClusterClient.create(resources, uris);
        var options = ClusterClientOptions.builder();
        configured(options);
        // Nodes are connected to when first needed, so that commands must wait for that; but only so many.
        client.setOptions(options.requestQueueSize(1_000).build());
        return new RedisConnection(resources, client, patiently(client::connect).sync());
    }

    private static <C> C patiently(Supplier<C> connect) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return connect.get();
            } catch (RedisConnectionException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static <B extends ClientOptions.Builder> B configured(B options) {
        options.socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT));
        return options;
    }
}
