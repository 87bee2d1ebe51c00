package dev.webstore.acceptance.machine;

import dev.webstore.embedded.RedisServer;
import java.nio.file.Path;

/** Redis, always on the same data and port. */
final class RedisVictim implements Victim {

    private final Path directory;
    private RedisServer server;

    RedisVictim(Path directory, int port) {
        this.directory = directory;
        this.server = RedisServer.start(directory, port);
    }

    RedisServer server() {
        return server;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public void start() {
        int port = server.port();
        server.close();
        server = RedisServer.start(directory, port);
        if (server.port() != port) {
            throw new IllegalStateException("Somebody took port %d of Redis".formatted(port));
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
