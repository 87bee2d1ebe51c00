package dev.webstore.launcher;

import dev.webstore.platform.configuration.Configuration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the systems behave that the shop does not own. */
final class SimulationOptions {

    @Option(names = "--calm", description = "No simulated failures and delays in the systems the shop does not own.")
    private boolean calm;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Simulate the same failures and delays in each run with the same seed.")
    private @Nullable Integer seed;

    Configuration addTo(Configuration configuration) {
        Map<String, String> settings = new TreeMap<>();
        if (calm) {
            settings.put("WEBSTORE_CALM", "true");
        }
        if (seed != null) {
            settings.put("WEBSTORE_SEED", seed.toString());
        }
        return configuration.with(settings);
    }
}
