package dev.webstore.launcher;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.daemon.Stack;
import dev.webstore.stack.daemon.StackDirectory;
import java.nio.file.Path;
import java.util.Map;

/** Profiles go to the Pyroscope that {@code webstore stack up} started from the same data directory, if it did. */
final class StackProfiles {

    private static final String ADDRESS = "PYROSCOPE_SERVER_ADDRESS";

    private StackProfiles() {}

    /** The settings with its address, if it runs and the user did not name another. */
    static Configuration addTo(Configuration settings, Path dataDirectory) {
        if (settings.text(ADDRESS).isPresent()) {
            return settings;
        }
        return new Stack(new StackDirectory(dataDirectory.resolve("stack")))
                .running().stream()
                        .filter(daemon -> daemon.name().equals("pyroscope"))
                        .findFirst()
                        .map(daemon -> settings.with(Map.of(ADDRESS, daemon.url())))
                        .orElse(settings);
    }
}
