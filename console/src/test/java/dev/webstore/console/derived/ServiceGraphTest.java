package dev.webstore.console.derived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.metric.MetricStore;
import dev.webstore.console.signal.Spans;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.testing.Otlp;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {

    private final MutableClock clock = new MutableClock();
    private final ServiceGraph graph = new ServiceGraph(clock);
    private final SpanMetrics spanMetrics = new SpanMetrics(clock);
    private final MetricStore store = new MetricStore(new Limits(1024 * 1024, Duration.ofHours(1)), clock);

    private void add(String service, Span.Builder span) {
        Spans.read(Otlp.traces(service, span), graph.andThen(spanMetrics));
    }

    @Test
    void joinsTheTwoSidesOfACall() {
        add("frontend", client(1, 11, 10, "GET", 30));
        add("main-service", Otlp.span(1, 12, 11, "GET /products", 20).setStatus(Otlp.failed("500")));
        collect();

        assertThat(edges("traces_service_graph_request_total")).isEqualTo(Map.of("frontend>main-service:", 1.0));
        assertThat(edges("traces_service_graph_request_failed_total")).isEqualTo(Map.of("frontend>main-service:", 1.0));
        assertThat(edges("traces_service_graph_request_client_seconds_sum"))
                .isEqualTo(Map.of("frontend>main-service:", 0.03));
        assertThat(edges("traces_service_graph_request_server_seconds_sum"))
                .isEqualTo(Map.of("frontend>main-service:", 0.02));
    }

    @Test
    void knowsThoseWhoSendNoSpans() {
        add(
                "payments-service",
                client(1, 11, 10, "POST", 30).addAttributes(Otlp.attribute("peer.service", "crm-system")));
        add(
                "main-service",
                client(1, 13, 10, "SELECT", 5).addAttributes(Otlp.attribute("db.system.name", "postgresql")));
        add("frontend", Otlp.span(1, 10, 0, "GET /", 40));
        collect();

        assertThat(edges("traces_service_graph_request_total"))
                .isEqualTo(Map.of("main-service>postgresql:database", 1.0, "user>frontend:virtual_node", 1.0));

        clock.advance(Duration.ofSeconds(11));
        collect();

        assertThat(edges("traces_service_graph_request_total"))
                .containsEntry("payments-service>crm-system:virtual_node", 1.0)
                .hasSize(3);
    }

    @Test
    void whoeverAsksAfterHealthIsNoUser() {
        add("frontend", Otlp.span(1, 10, 0, "GET /health", 1).addAttributes(Otlp.attribute("http.route", "/health")));
        add("frontend", Otlp.span(2, 10, 0, "GET /", 40).addAttributes(Otlp.attribute("http.route", "/")));
        collect();

        assertThat(edges("traces_service_graph_request_total")).isEqualTo(Map.of("user>frontend:virtual_node", 1.0));
    }

    @Test
    void countsSpansByName() {
        add("frontend", Otlp.span(1, 10, 0, "GET /", 40));
        add("frontend", Otlp.span(2, 10, 0, "GET /", 60).setStatus(Otlp.failed("500")));
        collect();

        assertThat(store.current("traces_span_metrics_calls_total"))
                .extracting(series -> series.labels().get("status_code"))
                .containsExactlyInAnyOrder("STATUS_CODE_UNSET", "STATUS_CODE_ERROR");
        assertThat(store.current("traces_span_metrics_calls_total").getFirst().labels())
                .containsEntry("span_name", "GET /")
                .containsEntry("span_kind", "SPAN_KIND_SERVER")
                .containsEntry("service_name", "frontend")
                .doesNotContainKey("instance");
        assertThat(store.exemplars(_ -> true, 0, Long.MAX_VALUE))
                .extracting(exemplar -> exemplar.series().get("le"))
                .contains("0.05", "0.1");
    }

    private void collect() {
        clock.advance(Duration.ofMillis(1));
        var writer = new SeriesWriter(store, clock.millis());
        graph.collect(writer);
        spanMetrics.collect(writer);
    }

    private Map<String, Double> edges(String name) {
        Map<String, Double> edges = new TreeMap<>();
        store.current(name).forEach(series -> {
            var labels = series.labels();
            edges.put(
                    "%s>%s:%s"
                            .formatted(
                                    labels.get("client"),
                                    labels.get("server"),
                                    labels.getOrDefault("connection_type", "")),
                    series.value());
        });
        return edges;
    }

    private static Span.Builder client(long trace, long id, long parent, String name, long millis) {
        return Otlp.span(trace, id, parent, name, millis).setKind(SpanKind.SPAN_KIND_CLIENT);
    }
}
