package dev.webstore.acceptance.crash;

import dev.webstore.embedded.RedisServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Redis, always on the same data and port. */
final class RedisProcess implements ShopProcess {

    private final Path directory;
    private final int port;
    private @Nullable RedisServer server;

    RedisProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Its port, whether it runs or not. */
    int port() {
        return port;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public void ensureRunning() {
        if (server != null) {
            return;
        }
        server = RedisServer.start(directory, port);
        if (server.port() != port) {
            throw new IllegalStateException("Somebody took the port of Redis " + port);
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
        return server != null;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
