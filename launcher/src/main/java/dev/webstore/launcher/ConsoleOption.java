package dev.webstore.launcher;

import dev.webstore.console.Console;
import dev.webstore.console.ConsolePort;
import dev.webstore.platform.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** {@code --console}: whether the embedded telemetry backend runs, too. */
final class ConsoleOption {

    /** The setting for where telemetry goes. */
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** The setting for where the order page links its trace. */
    private static final String TRACE_URL = "WEBSTORE_TRACE_URL";

    @Option(
            names = "--console",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "Whether to run the embedded console: on, off, or auto (default: on, unless a collector"
                    + " listens already or OTEL_EXPORTER_OTLP_ENDPOINT names one).")
    private Mode mode = Mode.AUTO;

    /** As written on the command line. */
    enum Mode {
        ON,
        OFF,
        AUTO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Starts the console if it should run.
     *
     * @param progress is told, in one line, what was decided
     * @throws dev.webstore.platform.service.PortTakenException when it has to run, and another process has one of its
     *     ports
     */
    Optional<Console> start(Configuration configuration, Consumer<String> progress) {
        return switch (mode) {
            case OFF -> Optional.empty();
            case ON -> Optional.of(Console.start(configuration));
            case AUTO -> {
                Optional<String> objection = objection(configuration);
                objection.ifPresent(reason -> progress.accept("%-18s off: %s".formatted("console", reason)));
                yield objection.isPresent()
                        ? Optional.empty()
                        : Optional.of(Console.start(avoidTakenPorts(configuration)));
            }
        };
    }

    /** The settings by which services find it and lead to it, if it runs and the user did not set them otherwise. */
    static Configuration addTo(Configuration configuration, Optional<Console> console) {
        if (console.isEmpty()) {
            return configuration;
        }
        Map<String, String> added = new HashMap<>();
        added.put(ENDPOINT, "http://localhost:" + console.get().otlpGrpcPort());
        added.put(
                TRACE_URL,
                "http://localhost:%d/traces/{trace_id}".formatted(console.get().port()));
        added.keySet().removeIf(key -> configuration.text(key).isPresent());
        return configuration.with(added);
    }

    private static Optional<String> objection(Configuration configuration) {
        if (configuration.flag("OTEL_SDK_DISABLED", false)) {
            return Optional.of("OTEL_SDK_DISABLED leaves nothing to show");
        }
        if (configuration.text(ENDPOINT).isPresent()) {
            return Optional.of("telemetry goes to " + configuration.text(ENDPOINT, ""));
        }
        int port = ConsolePort.OTLP_GRPC.listenPort(configuration);
        return isTaken(configuration, port) ? Optional.of("a collector listens on port " + port) : Optional.empty();
    }

    /** Whoever did not ask for the console shall not be kept from starting the shop by it. */
    private static Configuration avoidTakenPorts(Configuration configuration) {
        Map<String, String> free = new HashMap<>();
        for (ConsolePort port : ConsolePort.values()) {
            if (isTaken(configuration, port.listenPort(configuration))) {
                free.put(port.listenPortKey(), Integer.toString(freePort()));
            }
        }
        return configuration.with(free);
    }

    /** A number rather than 0, for the console to know its own address. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port", e);
        }
    }

    private static boolean isTaken(Configuration configuration, int port) {
        String address = configuration.text("WEBSTORE_LISTEN_ADDRESS", "127.0.0.1");
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
