package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.machine.FreePorts;
import dev.webstore.acceptance.machine.Machine;
import dev.webstore.acceptance.otlp.OtlpReceiver;
import dev.webstore.acceptance.otlp.OtlpReceiver.Mood;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.stack.daemon.Stack;
import dev.webstore.stack.daemon.StackDirectory;
import dev.webstore.stack.daemon.StackPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shop of real processes, without failing third parties, and the real programs that watch it, in fast motion. In
 * Tempo's place stands a receiver of ours, since Tempo cannot be had everywhere.
 */
final class Pipeline implements AutoCloseable {

    /** Twice as long as from scrape to scrape, so that none misses an exemplar: an export without it takes its place. */
    private static final String EXPORT_MILLIS = "2000";

    private final Path directory;
    private final Machine shop;
    private final Map<String, Path> executables;
    private final Configuration settings;
    private final Stack stack;
    private OtlpReceiver traces = OtlpReceiver.start();
    private final int tracesPort = traces.port();

    /**
     * Starts all.
     *
     * @param factor by which windows and {@code for} of rules are divided
     * @param programs those of the stack that are needed; the test is skipped when one is missing
     */
    Pipeline(Path directory, int factor, List<String> programs) throws IOException, InterruptedException {
        this.directory = directory;
        executables = InstalledPrograms.find(programs);
        FastPipeline.write(directory.resolve("observability"), factor);
        var free = new FreePorts();
        Map<String, String> wishes = new HashMap<>();
        for (StackPort port : StackPort.values()) {
            wishes.put(port.listenPortKey(), String.valueOf(free.next()));
        }
        shop = new Machine(directory.resolve("shop"), telemetryBy(Configuration.of(wishes)));
        for (ServiceName service : ServiceName.values()) {
            wishes.put(service.urlKey(), shop.url(service).toString());
        }
        wishes.put("POSTGRESQL_ENDPOINT", shop.postgresEndpoint());
        wishes.put("REDIS_ENDPOINT", shop.redisEndpoint());
        wishes.put("TEMPO_ENDPOINT", "localhost:" + tracesPort);
        settings = Configuration.of(wishes);
        stack = new Stack(new StackDirectory(directory.resolve("stack")));
        try {
            startWatchers();
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private Map<String, String> telemetryBy(Configuration ports) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                StackPort.OTLP_GRPC.url(ports, ""),
                "OTEL_METRIC_EXPORT_INTERVAL",
                EXPORT_MILLIS,
                "WEBSTORE_CALM",
                "true"));
        if (executables.containsKey("pyroscope")) {
            settings.put("PYROSCOPE_SERVER_ADDRESS", StackPort.PYROSCOPE.url(ports, ""));
            settings.put("PYROSCOPE_UPLOAD_INTERVAL", "2s");
        }
        return settings;
    }

    /** Starts the programs that do not run. */
    void startWatchers() throws InterruptedException {
        Path observability = directory.resolve("observability");
        if (!stack.up(observability, settings, executables, System.out::println)) {
            throw new IllegalStateException("Not all programs are ready: " + stack.health());
        }
    }

    /** {@code kill -9} of one of the programs, {@link #startWatchers} starts it again. */
    void killWatcher(String program) {
        stack.running().stream()
                .filter(daemon -> daemon.name().equals(program))
                .flatMap(daemon -> ProcessHandle.of(daemon.pid()).stream())
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    /** The shop. */
    Machine shop() {
        return shop;
    }

    /** A client of a service. */
    Api service(ServiceName name) {
        return new Api(shop.url(name));
    }

    /** A client of a program. */
    Api watcher(StackPort port) {
        return new Api(URI.create(port.url(settings, "/")));
    }

    /** Where a program listens. */
    int port(StackPort port) {
        return port.listenPort(settings);
    }

    /** What stands in Tempo's place. */
    OtlpReceiver traces() {
        return traces;
    }

    /** Starts another one, which has received nothing yet, where the last one has died. */
    void startTraces() {
        traces = OtlpReceiver.start(tracesPort, Mood.WELL);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            stack.down();
        } finally {
            traces.close();
            shop.close();
        }
    }
}
