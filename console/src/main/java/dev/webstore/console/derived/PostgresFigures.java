package dev.webstore.console.derived;

import dev.webstore.platform.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL for the figures of one database, by the names of the collector's PostgreSQL receiver. */
final class PostgresFigures implements DerivedSource, AutoCloseable {

    private static final int PATIENCE_SECONDS = (int) Duration.ofSeconds(5).toSeconds();

    private static final String QUERY = """
            SELECT datname, numbackends, xact_commit, xact_rollback, deadlocks, blks_hit, blks_read, temp_files,
                   pg_database_size(datid) AS size, current_setting('max_connections')::int AS max_connections
            FROM pg_stat_database WHERE datname = current_database()
            """;

    private static final String TABLES = """
            SELECT current_database() AS datname, schemaname || '.' || relname AS name, pg_total_relation_size(relid) AS size,
                   n_tup_ins AS ins, n_tup_upd AS upd, n_tup_del AS del, n_tup_hot_upd AS hot_upd
            FROM pg_stat_user_tables
            """;

    private static final List<String> OPERATIONS = List.of("ins", "upd", "del", "hot_upd");

    private final DatabaseUrl url;
    private final String environment;
    private @Nullable Connection connection;

    /** Asks the database at {@code url} in {@code environment}. */
    PostgresFigures(DatabaseUrl url, String environment) {
        this.url = url;
        this.environment = environment;
    }

    @Override
    public void collect(SeriesWriter writer) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            try (ResultSet row = statement.executeQuery(QUERY)) {
                while (row.next()) {
                    write(row, writer);
                }
            }
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    writeTable(row, writer);
                }
            }
        }
    }

    private Map<String, String> server() {
        return Map.of("job", "postgresql", "service_name", "postgresql", "deployment_environment_name", environment);
    }

    private Map<String, String> database(ResultSet row) throws SQLException {
        Map<String, String> database = new HashMap<>(server());
        database.put("postgresql_database_name", row.getString("datname"));
        return database;
    }

    private void writeTable(ResultSet row, SeriesWriter writer) throws SQLException {
        Map<String, String> table = database(row);
        table.put("postgresql_table_name", row.getString("name"));
        writer.gauge("postgresql_table_size_bytes", "Size of a table on disk", table, (double) row.getLong("size"));
        for (String operation : OPERATIONS) {
            table.put("operation", operation);
            writer.counter("postgresql_operations_total", "Rows changed", table, (double) row.getLong(operation));
        }
    }

    private void write(ResultSet row, SeriesWriter writer) throws SQLException {
        Map<String, String> database = database(row);
        writer.gauge("postgresql_backends", "Connections", database, row.getInt("numbackends"));
        writer.counter(
                "postgresql_commits_total", "Transactions committed", database, (double) row.getLong("xact_commit"));
        writer.counter("postgresql_rollbacks_total", "Transactions rolled back", database, (double)
                row.getLong("xact_rollback"));
        writer.counter("postgresql_deadlocks_total", "Deadlocks", database, (double) row.getLong("deadlocks"));
        writer.counter(
                "postgresql_blks_hit_total", "Blocks found in memory", database, (double) row.getLong("blks_hit"));
        writer.counter(
                "postgresql_blks_read_total", "Blocks read from disk", database, (double) row.getLong("blks_read"));
        writer.counter(
                "postgresql_temp_files_total", "Temporary files made", database, (double) row.getLong("temp_files"));
        writer.gauge("postgresql_db_size_bytes", "Size on disk", database, (double) row.getLong("size"));
        writer.gauge("postgresql_connection_max", "The most connections", server(), row.getInt("max_connections"));
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    /** Connects when first needed, and again when the connection was lost. */
    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
            var properties = new Properties();
            properties.setProperty("user", url.user());
            properties.setProperty("password", url.password());
            properties.setProperty("ApplicationName", "console");
            properties.setProperty("socketTimeout", String.valueOf(PATIENCE_SECONDS));
            connection = DriverManager.getConnection(url.jdbcUrl(), properties);
        }
        return connection;
    }
}
