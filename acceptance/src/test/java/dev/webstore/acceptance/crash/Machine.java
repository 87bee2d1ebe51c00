package dev.webstore.acceptance.crash;

import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** The nine processes that make up the shop. */
final class Machine implements AutoCloseable {

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static final String SHOP = "webstore";
    static final String PAYMENTS = "payments";

    private final Set<Integer> given = new HashSet<>();
    private final Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    private final PostgresVictim postgres;
    private final List<Victim> victims = new ArrayList<>();

    /** Starts all. Third parties fail as they usually do. */
    Machine(Path directory, long seed) {
        postgres = new PostgresVictim(directory.resolve("postgresql"), freePort());
        var redis = new RedisVictim(directory.resolve("redis"), freePort());
        victims.add(postgres);
        victims.add(redis);
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", postgres.server().createDatabase(SHOP, "webstore", "shop-password"));
        environment.put("PROMOTIONS_DATABASE_URL", postgres.server().addRole(SHOP, "promotions", "other-password"));
        environment.put("PAYMENTS_DATABASE_URL", postgres.server().createDatabase(PAYMENTS, PAYMENTS, "card-password"));
        environment.put("REDIS_URL", redis.server().url());
        environment.put("WEBSTORE_SEED", String.valueOf((int) seed));
        environment.put("WEBSTORE_RATE_LIMIT_IP", "1000000");
        environment.put("WEBSTORE_RATE_LIMIT_USER", "1000000");
        environment.put("WEBSTORE_RATE_LIMIT_SIGN_IN", "1000000");
        environment.put("OTEL_SDK_DISABLED", "true");
        for (ServiceName name : ServiceName.values()) {
            ports.put(name, freePort());
            environment.put(name.listenPortKey(), String.valueOf(port(name)));
        }
        for (ServiceName name : ServiceName.values()) {
            victims.add(new ServiceProcess(name, port(name), environment, directory));
        }
        startServices();
    }

    private void startServices() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = victims.stream()
                    .filter(ServiceProcess.class::isInstance)
                    .<Future<?>>map(victim -> threads.submit(victim::start))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The shop does not start", e);
        }
    }

    List<Victim> victims() {
        return List.copyOf(victims);
    }

    URI url(ServiceName name) {
        return URI.create("http://localhost:" + port(name));
    }

    /** Runs a query in one of the databases, as the superuser. */
    <T> List<T> query(String database, String sql, Row<T> row) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres"
                .formatted(postgres.server().port(), database);
        try (var connection = DriverManager.getConnection(url);
                var rows = connection.createStatement().executeQuery(sql)) {
            var result = new ArrayList<T>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private int port(ServiceName name) {
        return ports.getOrDefault(name, 0);
    }

    /** Outside the range that outgoing connections get theirs from, so that nobody takes it while a process is down. */
    private int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (given.add(port)) {
                    return probe.getLocalPort();
                }
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        throw new IllegalStateException("No port is free");
    }

    @Override
    public void close() {
        victims.reversed().forEach(Victim::close);
    }
}
