package dev.webstore.frontend.rum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.problem.ProblemException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the JSON that a page sends to the spans of {@code webstore-browser}. */
class BrowserTelemetryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private static final String BEACON = """
            {
              "page": "checkout",
              "view": {
                "trace_id": "0af7651916cd43dd8448eb211c80319c",
                "span_id": "b7ad6b7169203331",
                "parent_span_id": "00f067aa0ba902b7"
              },
              "load": {"ago": 5000, "took": 800.5},
              "vitals": {"lcp": 1.25, "cls": 0.02},
              "requests": [{
                "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                "span_id": "1111111111111111",
                "method": "POST",
                "path": "/checkout",
                "status": 200,
                "ago": 1000,
                "took": 250
              }],
              "errors": [{"kind": "script", "message": "x is not a function", "where": "/assets/shop.js:1"}]
            }
            """;

    @BeforeEach
    void forget() {
        RememberedSpans.SPANS.clear();
    }

    @Test
    void spansKeepTheIdsThatTheBrowserGaveThem() throws IOException {
        List<SpanData> spans = spansOf(BEACON);

        assertThat(spans).hasSize(2);
        SpanData load = spans.getFirst();
        assertThat(load.getName()).isEqualTo("load checkout");
        assertThat(load.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(load.getSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(load.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(load.getStartEpochNanos()).isEqualTo(nanos(NOW.minusSeconds(5)));
        assertThat(load.getEndEpochNanos() - load.getStartEpochNanos()).isEqualTo(800_500_000);
        assertThat(load.getResource().getAttribute(AttributeKey.stringKey("service.name")))
                .isEqualTo("webstore-browser");

        SpanData request = spans.getLast();
        assertThat(request.getName()).isEqualTo("POST from checkout");
        assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(request.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(request.getSpanId()).isEqualTo("1111111111111111");
        assertThat(request.getParentSpanContext().isValid()).isFalse();
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(request.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(request.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331"));
    }

    @Test
    void requestWithoutAnAnswerFailed() throws IOException {
        SpanData request = spansOf(BEACON.replace("\"status\": 200,", "")).getLast();

        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(request.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("network");
    }

    @Test
    void unsampledPageSendsNoSpans() throws IOException {
        assertThat(spansOf("{\"page\": \"cart\", \"vitals\": {\"fcp\": 0.5}, \"requests\": [], \"errors\": []}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"checkout\" | \"somewhere\" | page",
                "0af7651916cd43dd8448eb211c80319c | 00000000000000000000000000000000 | view.trace_id",
                "b7ad6b7169203331 | B7AD6B7169203331 | view.span_id",
                "\"ago\": 5000 | \"ago\": -1 | load.ago",
                "\"ago\": 5000 | \"ago\": 1e99 | load.ago",
                "\"took\": 800.5 | \"took\": null | load.took",
                "\"lcp\": 1.25 | \"lcp\": -0.1 | vitals.lcp",
                "\"lcp\": 1.25 | \"lcp\": 601 | vitals.lcp",
                "\"POST\" | \"TRACE\" | requests[0].method",
                "\"/checkout\" | \"//evil.example\" | requests[0].path",
                "\"status\": 200 | \"status\": 99 | requests[0].status",
                "\"script\" | \"any\" | errors[0].kind",
                "\"load\" | \"loaded\" | loaded",
                "x is not | x\\nis not | errors[0].message"
            })
    void whatNoPageOfOursSendsIsRefused(String honest, String made, String field) {
        assertThatThrownBy(() -> read(BEACON.replace(honest, made)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().errors())
                                .anySatisfy(error -> assertThat(error.field()).isEqualTo(field)));
    }

    private static List<SpanData> spansOf(String json) throws IOException {
        // Closing sends what is queued only if there is somebody to send it to.
        try (var receiver = new ServerSocket(0);
                var browser = new BrowserTelemetry(Configuration.of(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + receiver.getLocalPort(),
                        "OTEL_TRACES_EXPORTER", "remembered",
                        "OTEL_METRICS_EXPORTER", "none",
                        "OTEL_LOGS_EXPORTER", "none",
                        "WEBSTORE_LOG_LEVEL", "error")))) {
            browser.record(read(json), NOW);
        }
        return List.copyOf(RememberedSpans.SPANS);
    }

    private static Beacon read(String json) {
        return BeaconReader.read(Fields.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static long nanos(Instant instant) {
        return Duration.between(Instant.EPOCH, instant).toNanos();
    }
}
