package dev.webstore.launcher;

import dev.webstore.console.ConsolePort;
import dev.webstore.platform.service.ServiceName;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code webstore} command in a process of its own, on free ports and without telemetry. */
record ShopProcess(Process process, Path output) {

    static ShopProcess start(Path output, Map<String, String> settings, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Webstore.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        for (ServiceName name : ServiceName.values()) {
            builder.environment().put(name.listenPortKey(), "0");
        }
        for (ConsolePort port : ConsolePort.values()) {
            builder.environment().put(port.listenPortKey(), "0");
        }
        builder.environment()
                .putAll(Map.of(
                        "POSTGRESQL_LISTEN_PORT", "0",
                        "REDIS_LISTEN_PORT", "0",
                        "OTEL_SDK_DISABLED", "true",
                        "WEBSTORE_CALM", "true"));
        builder.environment().putAll(settings);
        return new ShopProcess(builder.start(), output);
    }

    /** Waits until it has ended. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** All it has printed. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
