package dev.webstore.platform.http;

import dev.webstore.platform.service.ListenPort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code GET /health}: 200 when everything the service cannot work without answers, else 503. */
public final class HealthRoutes implements Routes {

    private final ListenPort name;
    private final Map<String, BooleanSupplier> checks;

    /**
     * Health of a service.
     *
     * @param checks what it cannot work without, by name; each answers in bounded time
     */
    public HealthRoutes(ListenPort name, Map<String, BooleanSupplier> checks) {
        this.name = name;
        this.checks = Map.copyOf(checks);
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/health", (request, response) -> {
            var results = new LinkedHashMap<String, String>();
            checks.forEach((dependency, check) -> results.put(dependency, check.getAsBoolean() ? "up" : "down"));
            boolean healthy = !results.containsValue("down");
            Responses.json(
                    response, healthy ? 200 : 503, new Health(healthy ? "healthy" : "unhealthy", name.text(), results));
        });
    }

    /** The body of the answer. */
    record Health(String status, String service, Map<String, String> checks) {}
}
