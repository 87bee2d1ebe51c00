package dev.webstore.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A PostgreSQL server of this machine, listening on loopback. What it has committed survives a power cut. */
public final class PostgresServer implements AutoCloseable {

    private static final String PID_FILE = "postmaster.pid";

    /** Postgres's fast shutdown: transactions are rolled back, then it stops cleanly. */
    private static final String FAST = "INT";

    /** Roles show their password; the superuser alone does not have one and never leaves this machine. */
    private static final String ACCESS = """
            host all postgres 127.0.0.1/32 trust
            host all all      127.0.0.1/32 scram-sha-256
            """;

    private final Path directory;
    private final boolean temporary;
    private final DirectoryLock lock;
    private final EmbeddedPostgres server;

    private PostgresServer(Path directory, boolean temporary, DirectoryLock lock, EmbeddedPostgres server) {
        this.directory = directory;
        this.temporary = temporary;
        this.lock = lock;
        this.server = server;
    }

    /** Starts an empty server on a free port. Its data are deleted when it is closed, or the JVM exits. */
    public static PostgresServer startTemporary() {
        PostgresServer server = start(Directories.temporary("postgresql"), 0, true);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgresql-close"));
        return server;
    }

    /**
     * Starts a server on the data in {@code directory}, which is made and filled when it does not exist. One that still
     * runs there because its owner died is stopped first.
     *
     * @param preferredPort is used when nobody listens there; else any free port is
     * @throws EmbeddedServerException when the directory is in use, or the server does not start
     */
    public static PostgresServer start(Path directory, int preferredPort) {
        return start(directory.toAbsolutePath(), preferredPort, false);
    }

    private static PostgresServer start(Path directory, int preferredPort, boolean temporary) {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            ServerProcess.of(directory.resolve(PID_FILE), directory.toString()).ifPresent(orphan -> orphan.stop(FAST));
            awaitLastProcess(directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(Ports.freeOr(preferredPort))
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setDataDirectoryCustomizer(PostgresServer::demandPasswords)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(directory)))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log(directory)))
                    // The library turns both off, which is right for tests only: orders and money are in here.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("io_method", "sync")
                    .setServerConfig("max_worker_processes", "2")
                    .setServerConfig("jit", "off")
                    .start();
            return new PostgresServer(directory, temporary, lock, server);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw new EmbeddedServerException(
                    "PostgreSQL does not start: %s (its log: %s)".formatted(e.getMessage(), log(directory)), e);
        }
    }

    /**
     * Creates a database with an owner, unless they exist. Nobody but its owner and the roles added to it can connect.
     *
     * @return its URL, {@code postgresql://owner:password@localhost:port/name}
     */
    public String createDatabase(String name, String owner, String password) {
        createRole(owner, password);
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute("format('CREATE DATABASE %I OWNER %I', ?, ?)", name, owner);
            execute("format('REVOKE ALL ON DATABASE %I FROM PUBLIC', ?)", name);
        }
        return url(name, owner, password);
    }

    /**
     * Lets another role keep schemas of its own in a database; it sees nothing of the owner's.
     *
     * @return the database's URL for that role
     */
    public String addRole(String database, String role, String password) {
        createRole(role, password);
        execute("format('GRANT CONNECT, CREATE ON DATABASE %I TO %I', ?, ?)", database, role);
        return url(database, role, password);
    }

    private void createRole(String role, String password) {
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute("format('CREATE ROLE %I LOGIN PASSWORD %L', ?, ?)", role, password);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /**
     * The number of its main process.
     *
     * @throws EmbeddedServerException when it does not run
     */
    public long pid() {
        return process().map(ServerProcess::pid).orElseThrow(() -> new EmbeddedServerException("PostgreSQL is down"));
    }

    /** Whether its main process lives. */
    public boolean isAlive() {
        return process().isPresent();
    }

    /** Kills it as a power cut would; close it and start anew on the same directory to go on. */
    public void kill() {
        process().ifPresent(ServerProcess::kill);
    }

    /** Stops it cleanly. */
    @Override
    public synchronized void close() {
        try {
            server.close();
            process().ifPresent(slow -> slow.stop(FAST));
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL does not stop", e);
        } finally {
            lock.close();
        }
        if (temporary && Files.exists(directory)) {
            Directories.delete(directory);
        }
    }

    private Optional<ServerProcess> process() {
        return ServerProcess.of(directory.resolve(PID_FILE), directory.toString());
    }

    private String url(String database, String role, String password) {
        return "postgresql://%s:%s@localhost:%d/%s".formatted(role, password, port(), database);
    }

    private boolean exists(String query, String name) {
        try (Connection connection = superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new EmbeddedServerException("PostgreSQL does not answer", e);
        }
    }

    /** Executes the statement that an SQL expression makes: DDL takes no parameters, {@code format} quotes them. */
    private void execute(String expression, String... names) {
        try (Connection connection = superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + expression)) {
            for (int i = 0; i < names.length; i++) {
                statement.setString(i + 1, names[i]);
            }
            try (ResultSet rows = statement.executeQuery();
                    var ddl = connection.createStatement()) {
                rows.next();
                ddl.execute(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new EmbeddedServerException("PostgreSQL refuses a change: " + e.getMessage(), e);
        }
    }

    private DataSource superuser() {
        return server.getPostgresDatabase();
    }

    private static File log(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log").toFile();
    }

    private static void demandPasswords(File directory) {
        try {
            Files.writeString(directory.toPath().resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * After a kill the server's other processes need a moment to notice; until then they hold the shared memory without
     * which no new one starts. Linux tells who works in the directory; elsewhere nothing is awaited.
     */
    private static void awaitLastProcess(Path directory) {
        try {
            while (Files.exists(directory.resolve(PID_FILE)) && anybodyWorksIn(directory)) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean anybodyWorksIn(Path directory) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                        .equals(directory.toRealPath());
            } catch (IOException goneOrForeign) {
                return false;
            }
        });
    }
}
