package dev.webstore.acceptance.machine;

import dev.webstore.embedded.PostgresServer;
import java.nio.file.Path;

/** PostgreSQL, always on the same data and port. */
final class PostgresVictim implements Victim {

    private final Path directory;
    private PostgresServer server;

    PostgresVictim(Path directory, int port) {
        this.directory = directory;
        this.server = PostgresServer.start(directory, port);
    }

    PostgresServer server() {
        return server;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void start() {
        int port = server.port();
        server.close();
        server = PostgresServer.start(directory, port);
        if (server.port() != port) {
            throw new IllegalStateException("Somebody took port %d of PostgreSQL".formatted(port));
        }
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
    }
}
