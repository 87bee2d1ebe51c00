package dev.webstore.traffic.scenario;

import dev.webstore.platform.service.ServiceName;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a game day takes place.
 *
 * @param services where each service is
 */
record Venue(Map<ServiceName, URI> services) {

    /** Copies the map. */
    Venue {
        services = new EnumMap<>(services);
    }

    /** Where a service is. */
    URI of(ServiceName name) {
        return Objects.requireNonNull(services.get(name));
    }
}
