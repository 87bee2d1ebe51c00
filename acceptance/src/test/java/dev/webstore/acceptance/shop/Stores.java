package dev.webstore.acceptance.shop;

import dev.webstore.embedded.PostgresServer;
import dev.webstore.embedded.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a shop keeps its data in: a PostgreSQL, a Redis and a folder, all gone when closed. */
public final class Stores implements AutoCloseable {

    private static final String SHOP = "webstore";
    private static final String PAYMENTS = "payments";

    private final PostgresServer postgres = PostgresServer.startTemporary();
    private final RedisServer redis = RedisServer.startTemporary();
    private final Path folder;
    private final Map<String, String> settings;

    /** Starts them, empty. */
    public Stores() {
        try {
            this.folder = Files.createTempDirectory("webstore-acceptance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.settings = Map.of(
                "DATABASE_URL",
                postgres.createDatabase(SHOP, "webstore", "shop-password"),
                "PROMOTIONS_DATABASE_URL",
                postgres.addRole(SHOP, "promotions", "promotions-password"),
                "PAYMENTS_DATABASE_URL",
                postgres.createDatabase(PAYMENTS, "payments", "payments-password"),
                "REDIS_URL",
                redis.url(),
                "WEBSTORE_DATA_DIR",
                folder.toString());
    }

    /** Tells services where they are. */
    Map<String, String> settings() {
        return settings;
    }

    /** The port of PostgreSQL. */
    public int postgresPort() {
        return postgres.port();
    }

    /** The port of Redis. */
    public int redisPort() {
        return URI.create(redis.url()).getPort();
    }

    /** A folder for what else is written. */
    public Path folder() {
        return folder;
    }

    /** Runs a query in the shop's database and returns its first column, as text. */
    public List<String> shop(String query) {
        return query(SHOP, query);
    }

    /** Runs a query in the payments database and returns its first column, as text. */
    public List<String> payments(String query) {
        return query(PAYMENTS, query);
    }

    /** Every row of every table of all services but {@code without}, as text, sorted. */
    public List<String> everyRow(String... without) {
        var rows = new ArrayList<String>();
        for (String database : List.of(SHOP, PAYMENTS)) {
            try (Connection connection = connect(database)) {
                for (String table : query(connection, """
                        SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                        WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
                          AND table_type = 'BASE TABLE'""")) {
                    if (Stream.of(without).noneMatch(name -> table.endsWith("." + name))) {
                        query(connection, "SELECT r::text FROM " + table + " r")
                                .forEach(row -> rows.add(table + " " + row));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    private List<String> query(String database, String query) {
        try (Connection connection = connect(database)) {
            return query(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static List<String> query(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    /** As the superuser: a test may look into everything. */
    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(postgres.port(), database));
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
