package dev.webstore.acceptance.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.rules.Tool;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Stores;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every panel shows something: a shop with customers, the real collector and the real Prometheus with our files.
 * Writes how many series each query gives to {@code target/panels.txt}.
 */
class PanelsHaveDataTest {

    private static final Path OBSERVABILITY =
            Path.of("..", "observability").toAbsolutePath().normalize();
    private static final List<String> COUNTRIES = List.of("US", "UK", "DE", "FR", "JP", "BR", "IN");
    private static final String UNDER_COMPOSE = "Only under Compose.";

    @Test
    void noneIsEmpty(@TempDir Path folder) throws IOException {
        Path collector = Tool.find("otelcol-webstore").program();
        Path prometheus = Tool.find("prometheus").program();
        int otlp = freePort();
        int exporter = freePort();
        int api = freePort();

        try (var stores = new Stores();
                var shop = ShopUnderTest.start(stores, customersAsUsual(otlp));
                var _ = Program.start(
                        folder.resolve("collector.log"),
                        collectorSettings(shop, stores, otlp, exporter),
                        collector.toString(),
                        "--config=" + OBSERVABILITY.resolve("collector/config.yaml"));
                var _ = Program.start(
                        folder.resolve("prometheus.log"),
                        Map.of(),
                        prometheus.toString(),
                        "--config.file=" + prometheusConfiguration(folder, exporter),
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + api)) {
            var questions = new Api(URI.create("http://localhost:" + api));
            var series = new LinkedHashMap<PanelQuery, Long>();
            try {
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofSeconds(5))
                        .ignoreExceptions()
                        .untilAsserted(() -> {
                            shopping(shop);
                            queries().forEach(query -> series.put(query, seriesOf(questions, query)));
                            assertThat(series).doesNotContainValue(0L);
                        });
            } finally {
                write(series);
            }
        }
    }

    /** Third parties fail as they do by default: else what is shown of failures would never be asked for. */
    private static Map<String, String> customersAsUsual(int otlp) {
        return Map.of(
                "WEBSTORE_CALM",
                "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + otlp,
                "OTEL_METRIC_EXPORT_INTERVAL",
                "5000");
    }

    private static Map<String, String> collectorSettings(ShopUnderTest shop, Stores stores, int otlp, int exporter)
            throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("COLLECTOR_ADDRESS", "127.0.0.1");
        settings.put("OTLP_GRPC_PORT", Integer.toString(otlp));
        settings.put("COLLECTOR_EXPORTER_PORT", Integer.toString(exporter));
        for (String port : List.of("OTLP_HTTP_PORT", "COLLECTOR_METRICS_PORT", "COLLECTOR_HEALTH_PORT")) {
            settings.put(port, Integer.toString(freePort()));
        }
        settings.put("COLLECTOR_DECISION_WAIT", "2s");
        for (ServiceName service : ServiceName.values()) {
            settings.put(service.urlKey(), shop.url(service).toString());
        }
        settings.put("POSTGRESQL_ENDPOINT", "localhost:" + stores.postgresPort());
        settings.put("MONITOR_DATABASE_USER", "postgres");
        settings.put("MONITOR_DATABASE_PASSWORD", "postgres");
        settings.put("REDIS_ENDPOINT", "localhost:" + stores.redisPort());
        // Nobody listens there: what is for Tempo, Loki and cAdvisor is not asked about here.
        settings.put("TEMPO_ENDPOINT", "localhost:" + freePort());
        settings.put("LOKI_ENDPOINT", "http://localhost:" + freePort());
        settings.put("CADVISOR_ENDPOINT", "localhost:" + freePort());
        return settings;
    }

    private static Path prometheusConfiguration(Path folder, int exporter) throws IOException {
        String original = Files.readString(OBSERVABILITY.resolve("prometheus/prometheus.yml"));
        return Files.writeString(
                folder.resolve("prometheus.yml"),
                original.replace("otel-collector:8889", "localhost:" + exporter)
                        .replace("alertmanager:9093", "localhost:" + freePort())
                        .replace("rules/*.yml", eagerRules(folder) + "/*.yml")
                        .replaceAll("(scrape_interval|evaluation_interval): 15s", "$1: 5s")
                        .replace("scrape_timeout: 10s", "scrape_timeout: 5s"));
    }

    /** What is looked at once in five minutes, for windows of days, would not be there in time. */
    private static Path eagerRules(Path folder) throws IOException {
        Path copies = Files.createDirectory(folder.resolve("rules"));
        try (Stream<Path> rules = Files.list(OBSERVABILITY.resolve("prometheus/rules"))) {
            for (Path file : rules.toList()) {
                Files.writeString(
                        copies.resolve(file.getFileName()),
                        Files.readString(file).replace("d:5m]", "d:1m]").replace("interval: 1m", "interval: 15s"));
            }
        }
        return copies;
    }

    /** A customer from each country, who comes in by the front page. */
    private static void shopping(ShopUnderTest shop) {
        Api main = shop.api(ServiceName.MAIN).as("user-token-123");
        for (String country : COUNTRIES) {
            shop.api(ServiceName.FRONTEND).get("/?country=" + country);
            main.get("/products/aud-001");
            main.get("/cart");
            main.buy("aud-001", 1, country);
        }
    }

    /** Those that do not need containers. */
    private static List<PanelQuery> queries() {
        return Dashboard.all().stream()
                .flatMap(dashboard ->
                        dashboard
                                .queriesOf(panel ->
                                        !panel.path("description").asString("").endsWith(UNDER_COMPOSE))
                                .stream())
                .filter(PanelQuery::isPromql)
                .toList();
    }

    /** How many series have a value that is a number. */
    private static long seriesOf(Api prometheus, PanelQuery query) {
        String text = URLEncoder.encode(query.filledIn("5m", "1m"), StandardCharsets.UTF_8);
        JsonNode answer =
                Json.tree(prometheus.get("/api/v1/query?query=" + text).body().getBytes(StandardCharsets.UTF_8));
        return answer.at("/data/result")
                .valueStream()
                .filter(series -> !series.at("/value/1").asString("NaN").equals("NaN"))
                .count();
    }

    private static void write(Map<PanelQuery, Long> series) throws IOException {
        var table = new StringBuilder();
        series.forEach((query, count) -> table.append("%-20s %-40s %4d  %s%n"
                .formatted(query.dashboard(), query.panel(), count, query.text().replaceAll("\\s+", " "))));
        Files.writeString(Path.of("target", "panels.txt"), table);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A program that runs until it is closed. */
    private record Program(Process process) implements AutoCloseable {

        static Program start(Path log, Map<String, String> settings, String... command) throws IOException {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(settings);
            return new Program(builder.start());
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
