package dev.webstore.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.PortTakenException;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The console as services and people meet it: over the network. */
class ConsoleTest {

    private static final Metric VISITS =
            Metric.counter("webstore.test.visits", "{visit}", "Visits", Label.of("kind", "first", "other"));
    private static final Metric WAIT =
            Metric.histogram("webstore.test.wait", "s", "Waits", Metric.SECONDS, Label.of("kind", "first", "other"));
    private static final Attributes FIRST = Attributes.of(AttributeKey.stringKey("kind"), "first");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Console console;

    @BeforeAll
    static void start() {
        console = Console.start(Configuration.of(onAnyPorts()));
    }

    @AfterAll
    static void stop() {
        console.close();
        CLIENT.close();
    }

    @Test
    void showsAllThatAServiceTells() throws Exception {
        String traceId;
        try (Telemetry telemetry = Telemetry.start(
                ServiceName.MAIN,
                Configuration.of(
                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + console.otlpGrpcPort())))) {
            Span span = telemetry.tracer().spanBuilder("place order").startSpan();
            try (var ignored = span.makeCurrent()) {
                traceId = span.getSpanContext().getTraceId();
                span.setAttribute("order.id", "A-1");
                telemetry.counter(VISITS).add(3, FIRST);
                telemetry.histogram(WAIT).record(0.3, FIRST);
                telemetry
                        .logger(ConsoleTest.class)
                        .atWarn()
                        .addKeyValue("order_id", "A-1")
                        .log("Order delayed");
            } finally {
                span.end();
            }
        }

        JsonNode found =
                get("/api/traces?service=main-service&attribute=order.id=A-1").get("traces");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("trace_id").stringValue()).isEqualTo(traceId);
        JsonNode span = get("/api/traces/" + traceId).get("spans").get(0);
        assertThat(span.get("name").stringValue()).isEqualTo("place order");
        assertThat(span.get("service").stringValue()).isEqualTo("main-service");
        assertThat(span.get("attributes").get("order.id").stringValue()).isEqualTo("A-1");
        assertThat(get("/api/services").get("services").toString()).contains("main-service", "place order");

        JsonNode log = get("/api/logs?query=delayed%20order_id=A-1&trace_id=" + traceId)
                .get("logs")
                .get(0);
        assertThat(log.get("message").stringValue()).isEqualTo("Order delayed");
        assertThat(log.get("level").stringValue()).isEqualTo("warn");
        assertThat(get("/api/logs/histogram?level=warn&buckets=5").get("counts").has("warn"))
                .isTrue();

        String metrics = scrape("application/openmetrics-text");
        assertThat(metrics)
                .containsPattern("webstore_test_visits_total\\{.*job=\"webstore/main-service\",kind=\"first\".*} 3.0")
                .containsPattern(
                        "webstore_test_wait_seconds_bucket\\{.*le=\"0.5\".*} 1.0 # \\{span_id=\"[0-9a-f]{16}\",trace_id=\"%s\"} 0.3"
                                .formatted(traceId))
                .endsWith("# EOF\n");
        assertThat(scrape("text/plain")).contains("webstore_test_visits_total").doesNotContain("# EOF");
    }

    @Test
    void takesLargeCompressedMessagesByGrpc() throws Exception {
        int spans = 2000;
        export("gzip", spans, "large-batch", "x".repeat(100));

        JsonNode found = get("/api/traces?operation=large-batch&limit=500").get("traces");
        assertThat(found).hasSize(500);
    }

    @Test
    void refusesMessagesThatAreTooLargeByGrpc() throws Exception {
        long before = refusedExports();

        export("none", 1, "too-large", "x".repeat(5_000_000));

        assertThat(refusedExports()).isEqualTo(before + 1);
        assertThat(get("/api/traces?operation=too-large").get("traces")).isEmpty();
    }

    @Test
    void followsLogs() throws Exception {
        HttpResponse<InputStream> tail = CLIENT.send(
                HttpRequest.newBuilder(uri("/api/logs/tail?query=followed")).build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(tail.body(), StandardCharsets.UTF_8));
                Telemetry telemetry = Telemetry.start(
                        ServiceName.FRONTEND,
                        Configuration.of(
                                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + console.otlpGrpcPort())))) {
            assertThat(lines.readLine()).startsWith(":");
            telemetry.logger(ConsoleTest.class).info("Not this one");
            telemetry.logger(ConsoleTest.class).info("This is followed");

            String line = lines.readLine();
            while (!line.startsWith("data:")) {
                line = lines.readLine();
            }
            assertThat(line).contains("This is followed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/traces?minDuration=long",
                "/api/traces?limit=0",
                "/api/traces?error=perhaps",
                "/api/traces?attribute=x",
                "/api/traces?from=yesterday",
                "/api/traces?from=2000&to=1000",
                "/api/traces/xyz",
                "/api/logs?level=loud",
                "/api/logs?trace_id=xyz",
                "/api/logs/histogram?buckets=501"
            })
    void saysWhatIsWrongWithARequest(String path) throws Exception {
        var response = CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/d/no-such-dashboard, 404",
        "/traces/000000000000000000000000000000ff, 404",
        "/traces/xyz, 400",
        "/traces?limit=0, 400",
        "/traces/compare, 400",
        "/logs?level=loud, 400",
        "/alerts/NoSuchAlert, 404",
        "/docs/runbooks/none.md, 404",
        "/?from=yesterday, 400",
        "/explore?refresh=-1, 400",
        "/no-such-page, 404"
    })
    void tellsPeopleWhatIsWrongOnAPage(String path, int status) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html");
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(response.body()).contains("WebStore console", "role=\"alert\"");
    }

    @Test
    void speaksToProgramsAsPrometheusDoes() throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/query?query=sum(")).header("Accept", "text/html");
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"errorType\":\"bad_data\"");
    }

    @Test
    void knowsThatATraceIsGone() throws Exception {
        var response = CLIENT.send(
                HttpRequest.newBuilder(uri("/api/traces/000000000000000000000000000000ff"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONSOLE_LISTEN_PORT",
                "CONSOLE_METRICS_LISTEN_PORT",
                "CONSOLE_OTLP_GRPC_LISTEN_PORT",
                "CONSOLE_OTLP_HTTP_LISTEN_PORT"
            })
    void doesNotStartOnATakenPort(String key) throws Exception {
        try (var owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = onAnyPorts();
            settings.put(key, String.valueOf(owner.getLocalPort()));

            assertThatThrownBy(() -> Console.start(Configuration.of(settings)))
                    .isInstanceOfSatisfying(
                            PortTakenException.class,
                            taken ->
                                    assertThat(taken.listener().listenPortKey()).isEqualTo(key));
        }
    }

    private static Map<String, String> onAnyPorts() {
        Map<String, String> settings = new HashMap<>();
        List.of(ConsolePort.values()).forEach(port -> settings.put(port.listenPortKey(), "0"));
        return settings;
    }

    /** Sends spans and waits until they were answered, one way or the other. */
    private static void export(String compression, int spans, String name, String text) {
        var exporter = OtlpGrpcSpanExporter.builder()
                .setEndpoint("http://localhost:" + console.otlpGrpcPort())
                .setCompression(compression)
                .setRetryPolicy(null)
                .setTimeout(Duration.ofMinutes(1))
                .build();
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(spans + 1)
                        .setMaxExportBatchSize(spans + 1)
                        .setScheduleDelay(Duration.ofHours(1))
                        .build())
                .build()) {
            for (int i = 0; i < spans; i++) {
                provider.get("test")
                        .spanBuilder(name)
                        .setAttribute("text", i + text)
                        .startSpan()
                        .end();
            }
            provider.forceFlush().join(1, TimeUnit.MINUTES);
        }
    }

    private static long refusedExports() throws Exception {
        long refused = 0;
        for (JsonNode source : get("/api/pipeline").get("sources")) {
            refused += source.get("received").get("refused_exports").longValue();
        }
        return refused;
    }

    private static String scrape(String format) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:%d/metrics".formatted(console.metricsPort())))
                                .header("Accept", format)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static JsonNode get(String path) throws Exception {
        var response = CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.tree(response.body());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(console.port(), path));
    }
}
