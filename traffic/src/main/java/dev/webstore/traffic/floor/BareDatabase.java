package dev.webstore.traffic.floor;

import dev.webstore.platform.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Statements on one schema through nothing but pgjdbc and a queue of connections. */
final class BareDatabase implements AutoCloseable {

    /** Statements on one connection. */
    @FunctionalInterface
    interface Work {

        /** Runs them. */
        void run(Connection connection) throws SQLException;
    }

    private final BlockingQueue<Connection> connections;

    private BareDatabase(BlockingQueue<Connection> connections) {
        this.connections = connections;
    }

    /** Creates the schema with the service's own migrations, found on the class path, and connects. */
    static BareDatabase open(String url, String schema, String migrations, int size) throws SQLException {
        DatabaseUrl database = DatabaseUrl.parse(schema, url);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
        var connections = new ArrayBlockingQueue<Connection>(size);
        for (int i = 0; i < size; i++) {
            Connection connection =
                    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            connection.setSchema(schema);
            connections.add(connection);
        }
        return new BareDatabase(connections);
    }

    /** Runs statements that each stand alone. */
    void use(Work work) {
        try {
            Connection connection = connections.take();
            try {
                work.run(connection);
            } finally {
                connections.add(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements in one transaction. */
    void inTransaction(Work work) {
        use(connection -> {
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** Runs one statement on a connection of its own. */
    List<String> run(String sql, @Nullable Object... parameters) {
        var firstColumn = new ArrayList<String>();
        use(connection -> firstColumn.addAll(run(connection, sql, parameters)));
        return firstColumn;
    }

    /** Runs one statement, reads every column of every row as text, and returns the first of each row. */
    static List<String> run(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                statement.setObject(
                        i + 1,
                        parameter instanceof String[] texts ? connection.createArrayOf("text", texts) : parameter);
            }
            return statement.execute() ? readAll(statement.getResultSet()) : List.of();
        }
    }

    private static List<String> readAll(ResultSet rows) throws SQLException {
        var firstColumn = new ArrayList<String>();
        try (rows) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                firstColumn.add(rows.getString(1));
                for (int column = 2; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
        return firstColumn;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
