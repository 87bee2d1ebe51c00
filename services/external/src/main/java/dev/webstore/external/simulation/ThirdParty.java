package dev.webstore.external.simulation;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.ApiDocumentation;
import dev.webstore.platform.http.ControlAccess;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A running mock of a system that the shop does not own. It writes a log, but sends no telemetry. */
public final class ThirdParty implements RunningService {

    private final ServiceName name;
    private final HttpServer server;
    private final Closeables parts;

    private ThirdParty(ServiceName name, HttpServer server, Closeables parts) {
        this.name = name;
        this.server = server;
        this.parts = parts;
    }

    /**
     * What a third party's own routes are built from.
     *
     * @param closeables for what has to be closed with the system
     */
    public record Surroundings(
            Configuration configuration,
            Simulation simulation,
            ControlAccess access,
            Telemetry telemetry,
            Closeables closeables) {}

    /**
     * Starts a system.
     *
     * @param entry the class beside which its {@code openapi.yaml} lies
     * @param usual how it behaves unless it is to be calm
     * @param business makes its own routes
     */
    public static ThirdParty start(
            ServiceName name,
            Configuration configuration,
            Class<?> entry,
            Behaviour usual,
            Function<Surroundings, Routes> business) {
        Telemetry telemetry = Telemetry.logsOnly(name, configuration);
        var parts = new Closeables(telemetry.logger(entry));
        parts.add(telemetry);
        try {
            Simulation simulation = Simulation.of(name, usual, configuration);
            var access = ControlAccess.toMock(configuration);
            Routes routes = business.apply(new Surroundings(configuration, simulation, access, telemetry, parts));
            HttpServer server = parts.add(HttpServer.start(
                    name,
                    configuration,
                    telemetry,
                    List.of(),
                    List.of(
                            routes,
                            new ControlRoutes(simulation, access, telemetry.logger(ControlRoutes.class)),
                            new HealthRoutes(name, Map.of()),
                            new ApiDocumentation(entry))));
            return new ThirdParty(name, server, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public ServiceName name() {
        return name;
    }

    @Override
    public int port() {
        return server.port();
    }

    /** What it serves, to be compared with what it says it serves. */
    public Map<String, Set<String>> paths() {
        return server.paths();
    }

    @Override
    public void close() {
        parts.close();
    }
}
