package dev.webstore.launcher;

import dev.webstore.console.Console;
import dev.webstore.launcher.shop.RunningServer;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people are told when the shop is ready: where everything is, how to sign in, how to stop. */
final class Welcome {

    private static final String CONSOLE = "console";

    private static final String SIGN_INS = """

            Sign in with password webstore-demo as
              user@webstore.example        a customer           token user-token-123
              admin@webstore.example       an administrator     token admin-token-456
              test@webstore.example        a tester             token test-token-789
            """;

    private Welcome() {}

    /** Where the services are, by name, the shop's own pages first. */
    static Map<String, String> urls(Configuration configuration, Optional<Console> console) {
        Map<String, String> urls = new LinkedHashMap<>();
        for (ServiceName name : ServiceName.values()) {
            urls.put(name.text(), name.url(configuration).toString());
        }
        console.ifPresent(running -> urls.put(CONSOLE, "http://localhost:" + running.port()));
        return urls;
    }

    /** Host and port of the servers, by name. */
    static Map<String, String> addresses(List<RunningServer> servers) {
        return servers.stream()
                .collect(
                        Collectors.toMap(server -> server.server().toString(), server -> "localhost:" + server.port()));
    }

    static String text(
            Configuration configuration, Optional<Console> console, List<RunningServer> servers, Duration took) {
        var text = new StringBuilder("%nThe shop is ready after %.1f s: %s%n%n"
                .formatted(took.toMillis() / 1000.0, ServiceName.FRONTEND.url(configuration)));
        urls(configuration, console).forEach((name, url) -> text.append(row(name, url + page(name))));
        servers.forEach(server -> text.append(row(server.server().toString(), "localhost:" + server.port())));
        text.append(
                row("telemetry", "to " + configuration.text("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317")));
        configuration
                .text("PYROSCOPE_SERVER_ADDRESS")
                .ifPresent(address -> text.append(row("profiles", "to " + address)));
        text.append(row("logs", "in " + configuration.text("WEBSTORE_LOG_DIR", "(stdout)")));
        if (!configuration.production()) {
            text.append(SIGN_INS);
        }
        return text.append("%nStop it by Ctrl-C when it runs in the foreground, or from anywhere by ./webstore down"
                        .formatted())
                .toString();
    }

    /** A page worth opening. */
    private static String page(String service) {
        return service.equals(ServiceName.FRONTEND.text()) || service.equals(CONSOLE) ? "" : "/docs";
    }

    private static String row(String name, String where) {
        return "  %-18s %s%n".formatted(name, where);
    }
}
