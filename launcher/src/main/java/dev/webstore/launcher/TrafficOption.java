package dev.webstore.launcher;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.generator.BackgroundTraffic;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether there is traffic from the start. */
final class TrafficOption {

    @Option(
            names = "--traffic",
            negatable = true,
            description = "Let about one visitor a second into the shop once it is ready (default: unless it is calm).")
    private @Nullable Boolean traffic;

    /** Starts the traffic for a shop that is ready, if any is wanted: a shop that is calm is there for measuring. */
    Optional<BackgroundTraffic> start(Configuration shop, Consumer<String> complaints) {
        boolean wanted = traffic == null ? !shop.flag("WEBSTORE_CALM", false) : traffic;
        return wanted
                ? Optional.of(
                        BackgroundTraffic.start(ServiceName.MAIN.url(shop), ServiceName.FRONTEND.url(shop), complaints))
                : Optional.empty();
    }
}
