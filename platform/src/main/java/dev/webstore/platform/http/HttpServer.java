package dev.webstore.platform.http;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.service.ListenPort;
import dev.webstore.platform.telemetry.Telemetry;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The HTTP server of one service: a virtual thread for every request. */
public final class HttpServer implements AutoCloseable {

    /** Beyond this many bytes the connection is closed; {@link Requests#body} refuses much less, but politely. */
    private static final long MAX_BYTES_READ = 8 * 1024 * 1024;

    private final WebServer server;
    private final Map<String, Set<String>> paths;

    private HttpServer(WebServer server, Map<String, Set<String>> paths) {
        this.server = server;
        this.paths = paths;
    }

    /**
     * Starts to listen on the service's port, on loopback unless {@code WEBSTORE_LISTEN_ADDRESS} says otherwise.
     *
     * @param filters run around every request, outermost first, inside the request's span
     * @param groups the routes
     * @throws dev.webstore.platform.service.PortTakenException when another process has the port
     */
    public static HttpServer start(
            ListenPort name,
            Configuration configuration,
            Telemetry telemetry,
            List<? extends Filter> filters,
            List<? extends Routes> groups) {
        return start(
                name,
                configuration,
                telemetry,
                filters,
                groups,
                (request, response, problem) -> Responses.problem(response, problem));
    }

    /** The same, for a service that shows its problems in another way than as problem documents. */
    public static HttpServer start(
            ListenPort name,
            Configuration configuration,
            Telemetry telemetry,
            List<? extends Filter> filters,
            List<? extends Routes> groups,
            ProblemWriter problemWriter) {
        var table = new RouteTable();
        groups.forEach(group -> group.addTo(table));

        var problems = new Problems(telemetry.logger(HttpServer.class), problemWriter);
        var routing = HttpRouting.builder();
        telemetry.serverFilter().ifPresent(routing::addFilter);
        filters.forEach(routing::addFilter);
        table.register(routing);
        // Helidon's own answer would pass by the problem writer.
        routing.any((_, _) -> {
            throw ProblemException.notFound("There is nothing at this path");
        });
        routing.error(Throwable.class, problems);

        var directHandlers = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            directHandlers.addHandler(event, problems);
        }

        String address = configuration.text("WEBSTORE_LISTEN_ADDRESS", "127.0.0.1");
        int port = name.listenPort(configuration);
        WebServer server = WebServer.builder()
                .host(address)
                .port(port)
                .maxPayloadSize(MAX_BYTES_READ)
                // Nothing else, whatever lies on the class path: each further protocol changes how nonsense is
                // answered.
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.create())
                // Else the end of a long answer waits for the acknowledgement of what came before.
                .connectionOptions(options -> options.tcpNoDelay(true))
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(10))
                .directHandlers(directHandlers.build())
                .routing(routing)
                .build()
                .start();
        if (!server.isRunning()) {
            throw name.whyNotListening(address, port);
        }
        telemetry
                .logger(HttpServer.class)
                .atInfo()
                .addKeyValue("port", server.port())
                .log("Accepts requests");
        return new HttpServer(server, table.paths());
    }

    /** The TCP port it listens on. */
    public int port() {
        return server.port();
    }

    /** The paths it serves, each with its methods. */
    public Map<String, Set<String>> paths() {
        return paths;
    }

    /** Stops to accept requests and waits up to 10 s for those in flight. */
    @Override
    public void close() {
        server.stop();
    }
}
