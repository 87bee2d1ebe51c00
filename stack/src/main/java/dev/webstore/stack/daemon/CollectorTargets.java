package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whom the collector asks: services for their health, Redis and PostgreSQL for their statistics. */
final class CollectorTargets {

    private static final String REDIS = "REDIS_ENDPOINT";
    private static final String POSTGRESQL = "POSTGRESQL_ENDPOINT";

    private CollectorTargets() {}

    /** The settings of the collector that name them. */
    static Map<String, String> of(Configuration settings) {
        Map<String, String> targets = new TreeMap<>(Map.of(
                REDIS, settings.text(REDIS, "localhost:6379"),
                POSTGRESQL, settings.text(POSTGRESQL, "localhost:5432")));
        for (ServiceName service : ServiceName.values()) {
            targets.put(service.urlKey(), service.url(settings).toString());
        }
        return targets;
    }

    /** The setting of a server's host and port. */
    static Optional<String> endpointOf(String server) {
        return switch (server) {
            case "redis" -> Optional.of(REDIS);
            case "postgresql" -> Optional.of(POSTGRESQL);
            default -> Optional.empty();
        };
    }
}
