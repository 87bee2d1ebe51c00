package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.rules.FastRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --fast-rules}: alerts in fast motion, for game days. */
final class RulesOption {

    private static final String FOLDER = "WEBSTORE_OBSERVABILITY_DIR";
    private static final String RULES = "prometheus/rules";

    /** A rate needs two samples, of which there is one a second then. */
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(5);

    private static final String EXPORT_MILLIS = "1000";
    private static final int FASTEST = 60;

    @Option(
            names = "--fast-rules",
            paramLabel = "N",
            description = "Let the console's rules pass N times faster, 1 to 60; scenario run --fast expects 10.")
    private @Nullable Integer factor;

    /** The settings by which the console evaluates such rules, and the services say their figures often enough. */
    Configuration addTo(Configuration configuration, DataDirectory directory) {
        if (factor == null) {
            return configuration;
        }
        int times = factor;
        if (times < 1 || times > FASTEST) {
            throw new LauncherException("--fast-rules must be from 1 to " + FASTEST);
        }
        String root = configuration.text("WEBSTORE_ROOT", ".");
        Path source = Path.of(configuration.text(FOLDER, root + "/observability"));
        Path target = directory.path().resolve("fast-observability");
        try {
            copy(source, target);
            new FastRules(times, SHORTEST_WINDOW).write(source.resolve(RULES), target.resolve(RULES));
        } catch (IOException e) {
            throw new LauncherException("The rules of %s cannot be copied: %s".formatted(source, e.getMessage()));
        }
        return configuration.with(Map.of(
                FOLDER,
                target.toString(),
                "OTEL_METRIC_EXPORT_INTERVAL",
                configuration.text("OTEL_METRIC_EXPORT_INTERVAL", EXPORT_MILLIS)));
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path to = target.resolve(source.relativize(file).toString());
                Files.createDirectories(to.resolveSibling(".").normalize());
                Files.write(to, Files.readAllBytes(file));
            }
        }
    }
}
