package dev.webstore.acceptance.browser;

import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.console.Console;
import dev.webstore.console.ConsolePort;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.stack.rules.FastRules;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.people.Catalogue;
import dev.webstore.traffic.people.Demand;
import dev.webstore.traffic.people.Mix;
import dev.webstore.traffic.people.Population;
import dev.webstore.traffic.visit.Guide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A console with rules in fast motion, a shop that tells it everything, and people from Brazil and Germany who buy. */
final class WatchedShop implements AutoCloseable {

    private static final Path OBSERVABILITY = Path.of("..", "observability");
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int TIMES_FASTER = 10;
    private static final int PACE = 1000;

    private final Path rules;
    private final Console console;
    private final ShopUnderTest shop;
    private final Thread people;
    private volatile boolean closed;

    private WatchedShop(Path rules, Console console, ShopUnderTest shop) {
        this.rules = rules;
        this.console = console;
        this.shop = shop;
        this.people = Thread.ofVirtual().name("people").start(this::buy);
    }

    static WatchedShop start() {
        try {
            Path rules = fastRules();
            Console console = Console.start(Configuration.of(settings(rules)));
            ShopUnderTest shop = ShopUnderTest.start(Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://localhost:" + console.otlpGrpcPort(),
                    "OTEL_METRIC_EXPORT_INTERVAL",
                    "1000",
                    "OTEL_BSP_SCHEDULE_DELAY",
                    "200",
                    "WEBSTORE_LOG_LEVEL",
                    "info",
                    "WEBSTORE_RATE_LIMIT_SIGN_IN",
                    "1000000"));
            console.observe(shop.configuration());
            return new WatchedShop(rules, console, shop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(Path rules) {
        Map<String, String> settings = new HashMap<>();
        for (ConsolePort port : ConsolePort.values()) {
            settings.put(port.listenPortKey(), "0");
        }
        settings.put("WEBSTORE_OBSERVABILITY_DIR", rules.toString());
        return settings;
    }

    /** The project's observability files, with rules whose times are divided. */
    private static Path fastRules() throws IOException {
        Path folder = Files.createTempDirectory("watched-shop");
        Path copy = folder.resolve("observability");
        for (String name : new String[] {"prometheus/rules", "alertmanager", "grafana/dashboards"}) {
            copy(OBSERVABILITY.resolve(name), copy.resolve(name));
        }
        copy(Path.of("..", "docs", "runbooks"), folder.resolve("docs/runbooks"));
        Path rules = copy.resolve("prometheus/rules");
        new FastRules(TIMES_FASTER, Duration.ofSeconds(5)).write(OBSERVABILITY.resolve("prometheus/rules"), rules);
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void buy() {
        try (var api = new Site(shop.url(ServiceName.MAIN), 2);
                var storefront = new Site(shop.url(ServiceName.FRONTEND), 2);
                var catalogue = new Shop(shop.url(ServiceName.MAIN), 1)) {
            var demand = new Demand(
                    1, new Mix(10, 10, 80), EnumSet.of(Country.BR, Country.DE), PACE, true, Instant.now(), 1);
            var population = new Population(demand, new Catalogue(catalogue.offers()));
            while (!closed) {
                Guide.accompany(population.next(), api, storefront, _ -> true, _ -> {});
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ShopUnderTest shop() {
        return shop;
    }

    /** Where the console's pages are. */
    String consoleAddress() {
        return "http://localhost:" + console.port();
    }

    @Override
    public void close() {
        closed = true;
        try {
            people.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shop.close();
        console.close();
        try (Stream<Path> files = Files.walk(rules.resolve(".."))) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
