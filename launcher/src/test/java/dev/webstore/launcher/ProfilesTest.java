package dev.webstore.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whose profiles reach a Pyroscope, whichever way the shop is started. What is in them: {@code ProfilingTest}. */
class ProfilesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The first bytes of a gzip file, in Base64. */
    private static final String GZIP = "H4sI";

    @TempDir
    private Path home;

    private final Set<String> received = new ConcurrentSkipListSet<>();
    private HttpServer pyroscope;

    @BeforeEach
    void listen() throws IOException {
        pyroscope = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pyroscope.createContext("/push.v1.PusherService/Push", this::take);
        pyroscope.start();
    }

    @AfterEach
    void close() {
        pyroscope.stop(0);
    }

    @Test
    void everyServiceOfTheWholeShopHasItsOwn() throws Exception {
        ShopProcess shop = start("up", "--data-dir", home.resolve("data").toString());
        try {
            await().atMost(PATIENCE)
                    .until(() ->
                            received.containsAll(Set.of("process_cpu of main-service", "process_cpu of webstore")));
        } finally {
            shop.process().destroy();
            shop.exitCode();
        }
        assertThat(shop.printed()).doesNotContain("Exception");
        assertThat(received).contains("memory of webstore").doesNotContain("process_cpu of payment-provider");
    }

    @Test
    void aServiceByItselfIsTheWholeProcess() throws Exception {
        ShopProcess service = start("run", "frontend", "--data-dir", home.toString());
        try {
            await().atMost(PATIENCE).until(() -> received.contains("process_cpu of frontend"));
        } finally {
            service.process().destroy();
            service.exitCode();
        }
        assertThat(service.printed()).doesNotContain("Exception");
        assertThat(received).allMatch(profile -> profile.endsWith(" of frontend"));
    }

    private ShopProcess start(String... arguments) throws IOException {
        return ShopProcess.start(
                Files.createTempFile(home, "output", ".txt"),
                Map.of(
                        "OTEL_SDK_DISABLED",
                        "false",
                        "PYROSCOPE_SERVER_ADDRESS",
                        "http://localhost:" + pyroscope.getAddress().getPort(),
                        "PYROSCOPE_UPLOAD_INTERVAL",
                        "1s"),
                arguments);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (JsonNode series :
                    Json.tree(exchange.getRequestBody().readAllBytes()).path("series")) {
                String profile =
                        series.path("samples").path(0).path("raw_profile").asString();
                if (profile.startsWith(GZIP)) {
                    received.add(label(series, "__name__") + " of " + label(series, "service_name"));
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String label(JsonNode series, String name) {
        return series.path("labels")
                .valueStream()
                .filter(label -> label.path("name").asString().equals(name))
                .map(label -> label.path("value").asString())
                .findFirst()
                .orElse("?");
    }
}
