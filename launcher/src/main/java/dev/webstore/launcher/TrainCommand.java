package dev.webstore.launcher;

import dev.webstore.console.Console;
import dev.webstore.console.ConsolePort;
import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.launcher.shop.EmbeddedServer;
import dev.webstore.launcher.shop.PreparedDatabase;
import dev.webstore.launcher.shop.Shop;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.journey.HttpShopper;
import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code webstore train}: what the JVM watches at build time to learn which classes and methods the shop and its console
 * need, so that later starts are fast; see JEP 514 and JEP 515. It also leaves the database of a new shop for them.
 */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts a new shop and its console on data and ports of their own, shops a little, and stops.")
final class TrainCommand implements Callable<Integer> {

    private static final int JOURNEYS = 200;
    private static final String DEMO_TOKEN = "user-token-123";
    private static final String NO_LIMIT = "1000000000";

    @Option(
            names = "--keep-database",
            paramLabel = "DIRECTORY",
            description = "Keep the database of the new shop there, before anything is sold.")
    private @Nullable Path database;

    @Option(
            names = "--on-given-servers",
            description = "Shop on the PostgreSQL and Redis of DATABASE_URL, PAYMENTS_DATABASE_URL and REDIS_URL,"
                    + " which have to be new, instead of starting some.")
    private boolean onGivenServers;

    @Override
    public Integer call() throws IOException {
        LibraryLogs.start();
        Path directory = Files.createTempDirectory("webstore-train-");
        try {
            withShop(directory, settings(directory), _ -> {});
            if (database != null) {
                PreparedDatabase.keep(directory.resolve(EmbeddedServer.POSTGRESQL.toString()), database);
            }
            shopUnderWatch(directory);
        } finally {
            new DataDirectory(directory).delete();
        }
        return 0;
    }

    /** As {@code up} does it: the console first, and then those it watches. */
    private void shopUnderWatch(Path directory) {
        Configuration settings = settings(directory);
        try (Console console = Console.start(settings)) {
            withShop(directory, ConsoleOption.addTo(settings, Optional.of(console)), configuration -> {
                console.observe(configuration);
                shopAround(configuration);
                lookAround(console);
            });
        }
    }

    private static void withShop(Path directory, Configuration settings, Consumer<Configuration> use) {
        try (var shop = new Shop(directory, _ -> {})) {
            use.accept(shop.start(settings));
        }
    }

    /** What people look at first. */
    private static void lookAround(Console console) {
        URI pages = URI.create("http://localhost:" + console.port());
        try {
            visit(
                    pages,
                    List.of(
                            "/",
                            "/dashboards",
                            "/d/webstore-overview",
                            "/d/webstore-logs",
                            "/traces",
                            "/logs",
                            "/alerts",
                            "/explore?query=sum(rate(http_server_request_duration_seconds_count%5B5m%5D))",
                            "/api/v1/query?query=up"));
        } catch (IOException e) {
            throw new LauncherException("Training failed: " + e.getMessage());
        }
    }

    private static void shopAround(Configuration configuration) {
        try {
            visit(ServiceName.FRONTEND.url(configuration), List.of("/", "/sign-in", "/cart"));
            buy(ServiceName.MAIN.url(configuration));
        } catch (IOException e) {
            throw new LauncherException("Training failed: " + e.getMessage());
        }
    }

    private static void visit(URI site, List<String> pages) throws IOException {
        for (String page : pages) {
            try (InputStream content = site.resolve(page).toURL().openStream()) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static void buy(URI mainService) {
        try (var api = new dev.webstore.traffic.journey.Shop(mainService, 1)) {
            var shopper = new HttpShopper(api, DEMO_TOKEN, Country.US, api.offers(), new SplittableRandom(1));
            for (int journey = 0; journey < JOURNEYS; journey++) {
                for (Step step : Step.values()) {
                    if (shopper.perform(step) instanceof Outcome.Failed(String reason)) {
                        throw new LauncherException("Training failed at %s: %s".formatted(step, reason));
                    }
                }
            }
        }
    }

    private Configuration settings(Path directory) {
        Map<String, String> settings = new HashMap<>();
        for (ServiceName name : ServiceName.values()) {
            settings.put(name.listenPortKey(), "0");
        }
        for (ConsolePort port : ConsolePort.values()) {
            settings.put(port.listenPortKey(), "0");
        }
        settings.put("POSTGRESQL_LISTEN_PORT", "0");
        settings.put("REDIS_LISTEN_PORT", "0");
        settings.put("WEBSTORE_CALM", "true");
        settings.put("WEBSTORE_DATA_DIR", directory.toString());
        settings.put("WEBSTORE_LOG_DIR", directory.resolve("logs").toString());
        settings.put("WEBSTORE_RATE_LIMIT_IP", NO_LIMIT);
        settings.put("WEBSTORE_RATE_LIMIT_USER", NO_LIMIT);
        Configuration given = onGivenServers ? Configuration.fromEnvironment() : Configuration.of(Map.of());
        return given.with(settings);
    }
}
