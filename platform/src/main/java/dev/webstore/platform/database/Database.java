package dev.webstore.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.instrumentation.hikaricp.v3_0.HikariTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/** One schema of one PostgreSQL database, through a traced connection pool. */
public final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool, Jdbi jdbi) {
        this.pool = pool;
        this.jdbi = jdbi;
    }

    /**
     * Connects, waiting up to 30 s for the server to come up, and brings the schema up to date.
     *
     * @param schema created if missing; also the pool's name in metrics
     * @param migrations class path folder of Flyway's {@code V1__….sql} files
     * @param connections size of the pool, at least 1
     */
    public static Database open(
            DatabaseUrl url, String schema, String migrations, int connections, Telemetry telemetry) {
        var config = new HikariConfig();
        config.setPoolName(schema);
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setSchema(schema);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(30).toMillis());
        config.setMetricsTrackerFactory(
                HikariTelemetry.create(telemetry.openTelemetry()).createMetricsTrackerFactory());
        // A dead server must fail statements, not hang them.
        config.addDataSourceProperty("socketTimeout", 15);
        config.addDataSourceProperty("ApplicationName", schema);
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        var pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(pool)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
        var traced = JdbcTelemetry.create(telemetry.openTelemetry()).wrap(pool);
        return new Database(pool, Jdbi.create(traced));
    }

    /** Runs {@code work} in one transaction, committed when it returns, rolled back when it throws. */
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    /** Runs {@code work} in one transaction, committed when it returns, rolled back when it throws. */
    public <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
        jdbi.useTransaction(work);
    }

    /** Runs statements that each stand alone. */
    public <T, X extends Exception> T with(HandleCallback<T, X> work) throws X {
        return jdbi.withHandle(work);
    }

    /** Runs statements that each stand alone. */
    public <X extends Exception> void use(HandleConsumer<X> work) throws X {
        jdbi.useHandle(work);
    }

    /** Whether the server answers within two seconds. */
    public boolean isUp() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
