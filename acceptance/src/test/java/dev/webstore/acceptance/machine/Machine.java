package dev.webstore.acceptance.machine;

import dev.webstore.platform.service.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The nine processes that make up the shop. */
public final class Machine implements AutoCloseable {

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database of main-service and promotions-service. */
    public static final String SHOP = "webstore";

    /** The database of payments-service. */
    public static final String PAYMENTS = "payments";

    private final Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    private final Path directory;
    private final PostgresVictim postgres;
    private final RedisVictim redis;
    private final List<Victim> victims = new ArrayList<>();

    /** Starts all, without telemetry. Third parties fail as they usually do. */
    public Machine(Path directory, long seed) {
        this(directory, Map.of("WEBSTORE_SEED", String.valueOf((int) seed), "OTEL_SDK_DISABLED", "true"));
    }

    /**
     * Starts all.
     *
     * @param settings of every service, beside where the others are
     */
    public Machine(Path directory, Map<String, String> settings) {
        this.directory = directory;
        var free = new FreePorts();
        postgres = new PostgresVictim(directory.resolve("postgresql"), free.next());
        redis = new RedisVictim(directory.resolve("redis"), free.next());
        victims.add(postgres);
        victims.add(redis);
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", postgres.server().createDatabase(SHOP, "webstore", "shop-password"));
        environment.put("PROMOTIONS_DATABASE_URL", postgres.server().addRole(SHOP, "promotions", "other-password"));
        environment.put("PAYMENTS_DATABASE_URL", postgres.server().createDatabase(PAYMENTS, PAYMENTS, "card-password"));
        environment.put("REDIS_URL", redis.server().url());
        environment.put("WEBSTORE_RATE_LIMIT_IP", "1000000");
        environment.put("WEBSTORE_RATE_LIMIT_USER", "1000000");
        environment.put("WEBSTORE_RATE_LIMIT_SIGN_IN", "1000000");
        // Half of what the machine does would be hashing passwords.
        environment.put("WEBSTORE_PASSWORD_MEMORY", "1024");
        environment.putAll(settings);
        for (ServiceName name : ServiceName.values()) {
            ports.put(name, free.next());
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

    /** All that can be killed, in the order in which they have to be started. */
    public List<Victim> victims() {
        return List.copyOf(victims);
    }

    /** Where a service listens. */
    public URI url(ServiceName name) {
        return URI.create("http://localhost:" + port(name));
    }

    /** Runs a query in one of the databases, as the superuser. */
    public <T> List<T> query(String database, String sql, Row<T> row) {
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

    /** One of them, by the name of its service, {@code postgresql} or {@code redis}. */
    public Victim victim(String name) {
        return victims.stream()
                .filter(victim -> victim.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a service has written to its standard output: its log. */
    public Path output(ServiceName name) {
        return ServiceProcess.output(directory, name);
    }

    /** Host and port of PostgreSQL. */
    public String postgresEndpoint() {
        return "localhost:" + postgres.server().port();
    }

    /** Host and port of Redis. */
    public String redisEndpoint() {
        return URI.create(redis.server().url()).getAuthority();
    }

    @Override
    public void close() {
        victims.reversed().forEach(Victim::close);
    }
}
