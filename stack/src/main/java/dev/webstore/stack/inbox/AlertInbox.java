package dev.webstore.stack.inbox;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.service.ListenPort;
import dev.webstore.platform.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small HTTP server that takes alerts at {@code POST /alerts} and shows them at {@code GET /alerts}. */
public final class AlertInbox implements AutoCloseable {

    private static final String NAME = "alert-inbox";

    private static final ListenPort PORT = new ListenPort() {
        @Override
        public String text() {
            return NAME;
        }

        @Override
        public int listenPort(Configuration configuration) {
            return configuration.integer(listenPortKey(), 9095, 0, 65_535);
        }

        @Override
        public String listenPortKey() {
            return "ALERT_INBOX_PORT";
        }
    };

    private final Telemetry telemetry;
    private final HttpServer server;

    private AlertInbox(Telemetry telemetry, HttpServer server) {
        this.telemetry = telemetry;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param journal the file in which alerts outlive it
     */
    public static AlertInbox start(Configuration configuration, Path journal) {
        Telemetry telemetry = Telemetry.logsOnly(NAME, configuration);
        var alerts = new ReceivedAlerts(journal);
        var server = HttpServer.start(
                PORT,
                configuration,
                telemetry,
                List.of(),
                List.of(new HealthRoutes(PORT, Map.of()), new InboxRoutes(alerts)));
        return new AlertInbox(telemetry, server);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        telemetry.close();
    }

    /** Runs it until the process is told to end; the one argument is the journal. */
    public static void main(String[] arguments) {
        AlertInbox inbox = start(Configuration.fromEnvironment(), Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(inbox::close));
    }
}
