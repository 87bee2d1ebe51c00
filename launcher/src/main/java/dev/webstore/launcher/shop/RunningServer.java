package dev.webstore.launcher.shop;

import dev.webstore.platform.configuration.Configuration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * An embedded server that has started.
 *
 * @param server which one
 * @param wantedPort the port it should have had; 0 for any
 * @param port the TCP port it listens on
 * @param urls settings by which services find it
 * @param alive whether its process lives
 * @param stop stops it
 */
public record RunningServer(
        EmbeddedServer server, int wantedPort, int port, Map<String, String> urls, BooleanSupplier alive, Runnable stop)
        implements AutoCloseable {

    /** The settings under which services find it, save for what the user set to something else. */
    Configuration addTo(Configuration configuration) {
        var missing = new TreeMap<>(urls);
        // Promotions live beside the shop's tables, so whoever moves the one moves the other.
        if (configuration.text("DATABASE_URL").isPresent()) {
            missing.remove("PROMOTIONS_DATABASE_URL");
        }
        missing.keySet().removeIf(key -> configuration.text(key).isPresent());
        return configuration.with(missing);
    }

    /** Where it listens, for people. */
    public String where() {
        return wantedPort == 0 || wantedPort == port
                ? "port " + port
                : "port %d, because %d is taken".formatted(port, wantedPort);
    }

    /** Whether its process lives. */
    public boolean isAlive() {
        return alive.getAsBoolean();
    }

    @Override
    public void close() {
        stop.run();
    }
}
