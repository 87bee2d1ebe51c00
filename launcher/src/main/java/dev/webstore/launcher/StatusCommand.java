package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.launcher.instance.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webstore status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells whether a shop runs from a data directory, and how its services are.",
        footer = {"", "Exits with 0 when all services are healthy, with 1 when not."})
final class StatusCommand implements Callable<Integer> {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = data.directory();
        Optional<Instance> running = directory.running();
        if (running.isEmpty()) {
            out.println("No WebStore runs from " + directory.path());
            return 1;
        }
        Instance instance = running.get();
        out.println("A WebStore %s from %s (process %d)"
                .formatted(instance.ready() ? "runs" : "is starting", directory.path(), instance.pid()));
        boolean healthy = instance.ready();
        for (var service : instance.urls().entrySet()) {
            String health = health(service.getValue());
            out.println("  %-18s %-28s %s".formatted(service.getKey(), service.getValue(), health));
            healthy &= health.equals("healthy");
        }
        return healthy ? 0 : 1;
    }

    private static String health(String url) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(url + "/health").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == 200 ? "healthy" : "unhealthy";
        } catch (IOException e) {
            return "does not answer";
        }
    }
}
