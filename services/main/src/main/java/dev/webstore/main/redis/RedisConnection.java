package dev.webstore.main.redis;

import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.telemetry.Telemetry;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
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
import java.util.function.Function;

/**
 * One connection to Redis, or to each node of a cluster, shared by all requests. While Redis is away commands fail, at
 * once or within half a second, and the connection comes back by itself.
 */
public final class RedisConnection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

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
     * @throws RedisException when no server answers
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
        uri.setTimeout(TIMEOUT);
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(configured(ClientOptions.builder())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return new RedisConnection(resources, client, client.connect().sync());
    }

    private static RedisConnection cluster(ClientResources resources, String url) {
        var uris = RedisClusterURIUtil.toRedisURIs(URI.create(url.replaceFirst("^redis-cluster", "redis")));
        uris.forEach(uri -> uri.setTimeout(TIMEOUT));
        RedisClusterClient client = RedisClusterClient.create(resources, uris);
        var options = ClusterClientOptions.builder();
        configured(options);
        // Nodes are connected to when first needed, so that commands must wait for that; but only so many.
        client.setOptions(options.requestQueueSize(1_000).build());
        return new RedisConnection(resources, client, client.connect().sync());
    }

    private static <B extends ClientOptions.Builder> B configured(B options) {
        options.socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT));
        return options;
    }
}
