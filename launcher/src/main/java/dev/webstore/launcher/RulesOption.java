package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.rules.FastObservability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --fast-rules}: alerts in fast motion, for game days. */
final class RulesOption {

    private static final String FOLDER = "WEBSTORE_OBSERVABILITY_DIR";
    private static final String EXPORT_MILLIS = "1000";

    @Option(
            names = "--fast-rules",
            paramLabel = "N",
            description = "Let the console's rules pass N times faster, 1 to 60; scenario run --fast expects 10, and"
                    + " --fast-rules N as many.")
    private @Nullable Integer factor;

    /** The settings by which the console evaluates such rules, and the services say their figures often enough. */
    Configuration addTo(Configuration configuration, DataDirectory directory) {
        if (factor == null) {
            return configuration;
        }
        String root = configuration.text("WEBSTORE_ROOT", ".");
        Path source = Path.of(configuration.text(FOLDER, root + "/observability"));
        Path target = directory.path().resolve("fast-observability");
        try {
            new FastObservability(factor).write(source, target);
        } catch (IllegalArgumentException e) {
            throw new LauncherException("--fast-rules " + e.getMessage());
        } catch (IOException e) {
            throw new LauncherException("The rules of %s cannot be copied: %s".formatted(source, e.getMessage()));
        }
        return configuration.with(Map.of(
                FOLDER,
                target.toString(),
                "OTEL_METRIC_EXPORT_INTERVAL",
                configuration.text("OTEL_METRIC_EXPORT_INTERVAL", EXPORT_MILLIS)));
    }
}
