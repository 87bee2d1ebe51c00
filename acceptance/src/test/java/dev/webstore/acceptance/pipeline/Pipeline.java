package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.machine.FreePorts;
import dev.webstore.acceptance.machine.Machine;
import dev.webstore.acceptance.shop.Answer;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shop of real processes, without failing third parties, and the real programs that watch it, in fast motion. Where
 * there is no Tempo, a receiver of ours stands in its place.
 */
final class Pipeline implements AutoCloseable {

    /** Twice as long as from scrape to scrape, so that none misses an exemplar: an export without it takes its place. */
    private static final String EXPORT_MILLIS = "2000";

    private static final String TEMPO = "tempo";

    private final Path directory;
    private final Machine shop;
    private final Map<String, Path> executables;
    private final Map<String, String> whereabouts;
    private final Configuration settings;
    private final Stack stack;
    private final TraceBackend traces;

    /**
     * Starts all.
     *
     * @param factor by which windows and {@code for} of rules are divided
     * @param programs those of the stack that are needed; the test is skipped when one is missing
     */
    static Pipeline start(Path directory, int factor, List<String> programs) throws IOException, InterruptedException {
        Map<String, Path> executables = InstalledPrograms.find(programs);
        Optional<Path> tempo = InstalledPrograms.search(TEMPO);
        if (tempo.isEmpty()) {
            return new Pipeline(directory, factor, executables, Optional.of(new StandInBackend()));
        }
        executables.put(TEMPO, tempo.get());
        return new Pipeline(directory, factor, executables, Optional.empty());
    }

    /** The same, with {@code standIn} in Tempo's place whether there is Tempo or not. */
    static Pipeline start(Path directory, int factor, List<String> programs, StandInBackend standIn)
            throws IOException, InterruptedException {
        return new Pipeline(directory, factor, InstalledPrograms.find(programs), Optional.of(standIn));
    }

    private Pipeline(Path directory, int factor, Map<String, Path> executables, Optional<StandInBackend> standIn)
            throws IOException, InterruptedException {
        this.directory = directory;
        this.executables = executables;
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
        standIn.ifPresent(receiver -> wishes.put("TEMPO_ENDPOINT", receiver.endpoint()));
        whereabouts = Map.copyOf(wishes);
        settings = Configuration.of(whereabouts);
        stack = new Stack(new StackDirectory(directory.resolve("stack")));
        traces = standIn.isPresent() ? standIn.get() : new TempoBackend();
        try {
            startWatchers();
        } catch (RuntimeException e) {
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
    void startWatchers() {
        try {
            Path observability = directory.resolve("observability");
            if (!stack.up(observability, settings, executables, System.out::println)) {
                throw new IllegalStateException("Not all programs are ready: " + stack.health());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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

    /** The settings by which a command finds the services and the programs. */
    Map<String, String> whereabouts() {
        return whereabouts;
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

    /** Where the traces go. */
    TraceBackend traces() {
        return traces;
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

    /** The real one. */
    private final class TempoBackend implements TraceBackend {

        @Override
        public Set<String> services(String traceId) {
            Answer answer = watcher(StackPort.TEMPO)
                    .header("Accept", "application/json")
                    .get("/api/traces/" + traceId);
            return answer.status() == 200
                    ? answer.json()
                            .path("batches")
                            .valueStream()
                            .flatMap(batch -> batch.at("/resource/attributes").valueStream())
                            .filter(attribute ->
                                    attribute.path("key").asString().equals("service.name"))
                            .map(attribute -> attribute.at("/value/stringValue").asString())
                            .collect(Collectors.toSet())
                    : Set.of();
        }

        @Override
        public void kill() {
            killWatcher(TEMPO);
        }

        @Override
        public void revive() {
            startWatchers();
        }

        /** The stack stops it. */
        @Override
        public void close() {}
    }
}
