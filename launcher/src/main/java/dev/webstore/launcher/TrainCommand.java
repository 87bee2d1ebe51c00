package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
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
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code webstore train}: what the JVM watches at build time to learn which classes and methods the shop needs, so that
 * later starts are fast; see JEP 514 and JEP 515.
 */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts the shop on data and ports of its own, shops a little, and stops.")
final class TrainCommand implements Callable<Integer> {

    private static final int JOURNEYS = 200;
    private static final String DEMO_TOKEN = "user-token-123";
    private static final String NO_LIMIT = "1000000000";

    @Override
    public Integer call() throws IOException {
        LibraryLogs.start();
        Path directory = Files.createTempDirectory("webstore-train-");
        try (var shop = new Shop(directory, _ -> {})) {
            Configuration configuration = shop.start(settings(directory));
            visitPages(ServiceName.FRONTEND.url(configuration));
            buy(ServiceName.MAIN.url(configuration));
        } finally {
            new DataDirectory(directory).delete();
        }
        return 0;
    }

    private static void visitPages(URI frontend) throws IOException {
        for (String page : List.of("/", "/sign-in", "/cart")) {
            try (InputStream content = frontend.resolve(page).toURL().openStream()) {
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

    private static Configuration settings(Path directory) {
        Map<String, String> settings = new HashMap<>();
        for (ServiceName name : ServiceName.values()) {
            settings.put(name.listenPortKey(), "0");
        }
        settings.put("POSTGRESQL_LISTEN_PORT", "0");
        settings.put("REDIS_LISTEN_PORT", "0");
        settings.put("WEBSTORE_CALM", "true");
        settings.put("WEBSTORE_DATA_DIR", directory.toString());
        settings.put("WEBSTORE_LOG_DIR", directory.resolve("logs").toString());
        settings.put("WEBSTORE_RATE_LIMIT_IP", NO_LIMIT);
        settings.put("WEBSTORE_RATE_LIMIT_USER", NO_LIMIT);
        return Configuration.of(settings);
    }
}
