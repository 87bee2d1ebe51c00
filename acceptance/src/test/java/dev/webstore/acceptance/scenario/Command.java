package dev.webstore.acceptance.scenario;

import dev.webstore.launcher.Webstore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@code webstore} command in a process of its own. */
record Command(Process process, Path output) implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    /** Starts one; what it says goes to {@code output}. */
    static Command start(Path output, Map<String, String> settings, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx288m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Webstore.class.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        return new Command(builder.start(), output);
    }

    /** Waits until it has ended. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** What it has said so far. */
    String said() throws IOException {
        return Files.readString(output);
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
