package dev.webstore.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** A Redis server of this machine, listening on loopback, with its append-only file on. */
public final class RedisServer implements AutoCloseable {

    private static final String PID_FILE = "redis.pid";
    private static final String LOG_FILE = "redis.log";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final int port;
    private final boolean temporary;
    private final DirectoryLock lock;

    private RedisServer(Path directory, int port, boolean temporary, DirectoryLock lock) {
        this.directory = directory;
        this.port = port;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Starts an empty server on a free port. Its data are deleted when it is closed, or the JVM exits. */
    public static RedisServer startTemporary() {
        RedisServer server = start(Directories.temporary("redis"), 0, true);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "redis-close"));
        return server;
    }

    /**
     * Starts a server on the data in {@code directory}, which is made when it does not exist. One that still runs there
     * because its owner died is stopped first.
     *
     * @param preferredPort is used when nobody listens there; else any free port is
     * @throws EmbeddedServerException when the directory is in use, or the server does not start
     */
    public static RedisServer start(Path directory, int preferredPort) {
        return start(directory.toAbsolutePath(), preferredPort, false);
    }

    private static RedisServer start(Path directory, int preferredPort, boolean temporary) {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            process(directory).ifPresent(orphan -> orphan.stop("TERM"));
            var server = new RedisServer(directory, Ports.freeOr(preferredPort), temporary, lock);
            server.launch(executable(directory));
            return server;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw new EmbeddedServerException(
                    "Redis does not start: %s (its log: %s)".formatted(e.getMessage(), directory.resolve(LOG_FILE)), e);
        }
    }

    /** The binary is kept with the data: no copy to a shared temporary directory at each start, nothing left behind. */
    private static Path executable(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            Optional<Path> kept = files.filter(Files::isExecutable)
                    .filter(file -> file.getFileName().toString().startsWith("redis-server"))
                    .findFirst();
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        Path fresh = Files.createTempDirectory(directory, "unpack");
        Path unpacked =
                ExecutableProvider.newJarResourceProvider(fresh.toFile()).get().toPath();
        Path executable = Files.move(unpacked, directory.resolve(unpacked.getFileName()));
        Files.delete(fresh);
        return executable;
    }

    private void launch(Path executable) throws IOException {
        Files.deleteIfExists(directory.resolve(PID_FILE));
        // A daemon is in a session of its own: the terminal's Ctrl-C does not reach it before the shop has finished.
        Process starter = new ProcessBuilder(
                        executable.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        directory.toString(),
                        "--appendonly",
                        "yes",
                        "--save",
                        "",
                        // Its command line is what tells it from another user's server.
                        "--set-proc-title",
                        "no",
                        "--daemonize",
                        "yes",
                        "--pidfile",
                        directory.resolve(PID_FILE).toString(),
                        "--logfile",
                        directory.resolve(LOG_FILE).toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        awaitReady(starter);
    }

    private void awaitReady(Process starter) throws IOException {
        try (InputStream output = starter.getInputStream()) {
            String complaint = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (starter.waitFor() != 0) {
                throw new EmbeddedServerException(complaint);
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!answers()) {
                if (System.nanoTime() > deadline) {
                    throw new EmbeddedServerException("no answer on port " + port);
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted", e);
        }
    }

    /** Whether it has read its data: until then it answers every command with an error. */
    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it is, as {@code redis://localhost:port}. */
    public String url() {
        return "redis://localhost:" + port;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /**
     * The number of its process.
     *
     * @throws EmbeddedServerException when it does not run
     */
    public long pid() {
        return process(directory)
                .map(ServerProcess::pid)
                .orElseThrow(() -> new EmbeddedServerException("Redis is down"));
    }

    /** Whether its process lives. */
    public boolean isAlive() {
        return process(directory).isPresent();
    }

    /** Kills it as a power cut would; close it and start anew on the same directory to go on. */
    public void kill() {
        process(directory).ifPresent(ServerProcess::kill);
    }

    /** Stops it cleanly. */
    @Override
    public synchronized void close() {
        process(directory).ifPresent(running -> running.stop("TERM"));
        lock.close();
        if (temporary && Files.exists(directory)) {
            Directories.delete(directory);
        }
    }

    private static Optional<ServerProcess> process(Path directory) {
        return ServerProcess.of(directory.resolve(PID_FILE), directory.toString());
    }
}
