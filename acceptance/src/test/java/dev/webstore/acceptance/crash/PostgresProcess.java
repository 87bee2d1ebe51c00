package dev.webstore.acceptance.crash;

import dev.webstore.embedded.PostgresServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, always on the same data and port. */
final class PostgresProcess implements ShopProcess {

    private final Path directory;
    private final int port;
    private @Nullable PostgresServer server;

    PostgresProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The running server. */
    PostgresServer server() {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL does not run");
        }
        return server;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void ensureRunning() {
        if (server != null) {
            return;
        }
        server = PostgresServer.start(directory, port);
        if (server.port() != port) {
            throw new IllegalStateException("Somebody took PostgreSQL's port " + port);
        }
    }

    @Override
    public void kill() {
        if (server != null) {
            server.kill();
            close();
        }
    }

    @Override
    public boolean isReady() {
        return server != null && server.isAlive();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
