package dev.webstore.acceptance.crash;

import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.shop.Api;
import dev.webstore.embedded.PostgresServer;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A whole shop of nine processes: seven services, PostgreSQL and Redis. */
final class ShopProcesses implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final PostgresProcess postgres;
    private final RedisProcess redis;
    private final Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    private final List<ShopProcess> all = new ArrayList<>();

    private ShopProcesses(Path folder) throws IOException {
        this.postgres = new PostgresProcess(folder.resolve("postgresql"), freePort());
        this.redis = new RedisProcess(folder.resolve("redis"), freePort());
        for (ServiceName name : ServiceName.values()) {
            ports.put(name, freePort());
        }
        all.add(postgres);
        all.add(redis);
    }

    /**
     * Starts a shop with its data and logs in {@code folder}, and waits until all of it works.
     *
     * @param seed what the systems that are not the shop's own behave by
     */
    static ShopProcesses start(Path folder, int seed) throws IOException {
        var shop = new ShopProcesses(folder);
        try {
            shop.startAll(folder, seed);
            return shop;
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private void startAll(Path folder, int seed) {
        postgres.ensureRunning();
        redis.ensureRunning();
        Map<String, String> settings = settings(folder, seed);
        Path logs = folder.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ports.forEach((name, port) -> all.add(new ServiceProcess(name, port, settings, logs)));
        all.forEach(ShopProcess::ensureRunning);
        awaitReady();
    }

    private Map<String, String> settings(Path folder, int seed) {
        PostgresServer server = postgres.server();
        var settings = new HashMap<String, String>();
        ports.forEach((name, port) -> {
            settings.put(name.listenPortKey(), Integer.toString(port));
            settings.put(name.urlKey(), url(name).toString());
        });
        settings.put("DATABASE_URL", server.createDatabase("webstore", "webstore", "shop-password"));
        settings.put("PROMOTIONS_DATABASE_URL", server.addRole("webstore", "promotions", "promotions-password"));
        settings.put("PAYMENTS_DATABASE_URL", server.createDatabase("payments", "payments", "payments-password"));
        settings.put("REDIS_URL", "redis://localhost:" + redis.port());
        settings.put("WEBSTORE_DATA_DIR", folder.toString());
        settings.put("WEBSTORE_SEED", Integer.toString(seed));
        settings.put("WEBSTORE_LOG_LEVEL", "warn");
        settings.put("OTEL_SDK_DISABLED", "true");
        return settings;
    }

    /** Its processes. */
    List<ShopProcess> all() {
        return List.copyOf(all);
    }

    /** PostgreSQL. */
    PostgresProcess postgres() {
        return postgres;
    }

    /** Redis. */
    RedisProcess redis() {
        return redis;
    }

    /** Where a service is. */
    URI url(ServiceName name) {
        return URI.create("http://localhost:" + ports.get(name));
    }

    /** A client of a service. */
    Api api(ServiceName name) {
        return new Api(url(name));
    }

    /** Starts again what ended by itself, as an orchestrator would. */
    void ensureRunning() {
        all.forEach(ShopProcess::ensureRunning);
    }

    /** Waits until all of them do their work. */
    void awaitReady() {
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> {
            ensureRunning();
            return all.stream().allMatch(ShopProcess::isReady);
        });
    }

    @Override
    public void close() {
        all.reversed().forEach(ShopProcess::close);
    }

    /** Outside the range from which outgoing connections get theirs, so that nobody takes it while a process is down. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        throw new IOException("No port is free");
    }
}
