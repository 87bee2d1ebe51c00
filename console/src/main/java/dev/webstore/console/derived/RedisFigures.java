package dev.webstore.console.derived;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a Redis server for its figures, by the names of the collector's Redis receiver. */
final class RedisFigures implements DerivedSource, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A line of {@code INFO}, and what it is called here. */
    private record Figure(String line, String name, boolean isCounter, String help) {

        static Figure gauge(String line, String name, String help) {
            return new Figure(line, name, false, help);
        }

        static Figure counter(String line, String name, String help) {
            return new Figure(line, name, true, help);
        }
    }

    private static final List<Figure> FIGURES = List.of(
            Figure.counter("uptime_in_seconds", "redis_uptime_seconds_total", "Time since the start"),
            Figure.gauge("connected_clients", "redis_clients_connected", "Clients connected"),
            Figure.gauge("blocked_clients", "redis_clients_blocked", "Clients that wait for something"),
            Figure.counter("expired_keys", "redis_keys_expired_total", "Keys that expired"),
            Figure.counter("evicted_keys", "redis_keys_evicted_total", "Keys evicted for lack of memory"),
            Figure.counter("total_connections_received", "redis_connections_received_total", "Connections accepted"),
            Figure.counter("rejected_connections", "redis_connections_rejected_total", "Connections refused"),
            Figure.gauge("used_memory", "redis_memory_used_bytes", "Memory used for data"),
            Figure.gauge("used_memory_peak", "redis_memory_peak_bytes", "The most memory used for data"),
            Figure.gauge("used_memory_rss", "redis_memory_rss_bytes", "Memory as the operating system sees it"),
            Figure.gauge("mem_fragmentation_ratio", "redis_memory_fragmentation_ratio", "The latter to the former"),
            Figure.gauge("maxmemory", "redis_maxmemory_bytes", "The most memory that may be used, 0 for no limit"),
            Figure.gauge("instantaneous_ops_per_sec", "redis_commands_per_second", "Commands a second"),
            Figure.counter("total_commands_processed", "redis_commands_processed_total", "Commands"),
            Figure.counter("total_net_input_bytes", "redis_net_input_bytes_total", "Bytes received"),
            Figure.counter("total_net_output_bytes", "redis_net_output_bytes_total", "Bytes sent"),
            Figure.counter("keyspace_hits", "redis_keyspace_hits_total", "Keys looked up and found"),
            Figure.counter("keyspace_misses", "redis_keyspace_misses_total", "Keys looked up and not found"));

    private final RedisClient client;
    private final Map<String, String> labels;
    private @Nullable StatefulRedisConnection<String, String> connection;

    /** Asks the server at {@code url} in {@code environment}. */
    RedisFigures(String url, String environment) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(PATIENCE);
        this.client = RedisClient.create(uri);
        this.labels = Map.of("job", "redis", "service_name", "redis", "deployment_environment_name", environment);
    }

    @Override
    public void collect(SeriesWriter writer) {
        Map<String, String> lines = lines(connection().sync().info());
        for (Figure figure : FIGURES) {
            String value = lines.get(figure.line);
            if (value == null) {
                continue;
            }
            double number = Double.parseDouble(value);
            if (figure.isCounter) {
                writer.counter(figure.name, figure.help, labels, number);
            } else {
                writer.gauge(figure.name, figure.help, labels, number);
            }
        }
        lines.forEach((line, value) -> {
            if (line.matches("db\\d+")) {
                Map<String, String> ofDatabase = new HashMap<>(labels);
                ofDatabase.put("db", line.substring(2));
                writer.gauge("redis_db_keys", "Keys", ofDatabase, number(value, "keys"));
                writer.gauge("redis_db_expires", "Keys that will expire", ofDatabase, number(value, "expires"));
            }
        });
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    /** Connects when first needed: the server may start after the console. */
    private StatefulRedisConnection<String, String> connection() {
        if (connection == null) {
            connection = client.connect();
        }
        return connection;
    }

    private static Map<String, String> lines(String info) {
        Map<String, String> lines = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return lines;
    }

    /** A number from a list such as {@code keys=12,expires=3}. */
    private static double number(String list, String name) {
        for (String part : list.split(",", -1)) {
            if (part.startsWith(name + "=")) {
                return Double.parseDouble(part.substring(name.length() + 1));
            }
        }
        return 0;
    }
}
