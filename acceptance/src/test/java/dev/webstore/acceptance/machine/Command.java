package dev.webstore.acceptance.machine;

import dev.webstore.launcher.Webstore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A {@code webstore} command in a process of its own.
 *
 * @param output the file that what it says goes to
 */
public record Command(Process process, Path output) implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    /** Starts one; what it says goes to {@code output}. */
    public static Command start(Path output, Map<String, String> settings, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx288m",
                "-XX:+UseSerialGC",
                // It ends before the other compiler would have been worth its while.
                "-XX:TieredStopAtLevel=1",
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

    /** What it has said so far. */
    public String said() throws IOException {
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
