package dev.webstore.traffic.scenario;

import dev.webstore.platform.service.ServiceName;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a game day takes place.
 *
 * @param services where each service is
 * @param collector where telemetry goes
 */
record Venue(Map<ServiceName, URI> services, URI collector) {

    /** The name of what takes the telemetry. */
    static final String COLLECTOR = "otel-collector";

    /** Copies the map. */
    Venue {
        services = new EnumMap<>(services);
    }

    /** Where a service is. */
    URI of(ServiceName name) {
        return Objects.requireNonNull(services.get(name));
    }

    /** Where the process of a service, or the collector, listens; nothing when there is none of that name. */
    Optional<URI> of(String process) {
        return process.equals(COLLECTOR)
                ? Optional.of(collector)
                : services.entrySet().stream()
                        .filter(service -> service.getKey().text().equals(process))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
