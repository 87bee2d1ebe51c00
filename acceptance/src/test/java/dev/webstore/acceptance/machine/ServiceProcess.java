package dev.webstore.acceptance.machine;

import dev.webstore.launcher.Webstore;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service in a JVM of its own, as {@code webstore run} starts it. */
final class ServiceProcess implements Victim {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Small, and with the quick compiler only: it starts far more often than it works. */
    private static final List<String> JVM = List.of(
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");

    private final ServiceName service;
    private final int port;
    private final Map<String, String> environment;
    private final Path directory;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private @Nullable Process process;

    ServiceProcess(ServiceName service, int port, Map<String, String> environment, Path directory) {
        this.service = service;
        this.port = port;
        this.environment = environment;
        this.directory = directory;
    }

    @Override
    public String name() {
        return service.text();
    }

    @Override
    public void start() {
        Process started = launch();
        process = started;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("%s does not start, see %s".formatted(name(), output()));
            }
            pause();
        }
    }

    private Process launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Webstore.class.getName(), "run", name(), "--data-dir", directory.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return output(directory, service);
    }

    /** The file of a service's standard output. */
    static Path output(Path directory, ServiceName service) {
        return directory.resolve(service.text() + ".out");
    }

    /** Whether it listens: it may do so before its database is back. */
    private boolean answers() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/health".formatted(port)))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            http.send(request, BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void kill() {
        end(true);
    }

    @Override
    public void close() {
        end(false);
    }

    private void end(boolean forcibly) {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            if (!forcibly) {
                running.destroy();
            }
            if (forcibly || !running.waitFor(20, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }
}
