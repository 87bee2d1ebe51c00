package dev.webstore.payments;

import static dev.webstore.payments.PaymentsFixture.charge;
import static dev.webstore.payments.PaymentsFixture.newOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.payments.FakeProvider.Trouble;
import dev.webstore.payments.instruments.PaymentsInstruments;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static FakeProvider provider;
    private static PaymentsFixture payments;

    @BeforeAll
    static void start() {
        provider = new FakeProvider();
        payments = new PaymentsFixture(
                provider.url(),
                Map.of(
                        "OTEL_SDK_DISABLED", "false",
                        "OTEL_TRACES_EXPORTER", "none",
                        "OTEL_LOGS_EXPORTER", "none",
                        "OTEL_METRICS_EXPORTER", "recorded",
                        "OTEL_METRIC_EXPORT_INTERVAL", "100",
                        "PAYMENTS_PROVIDER_TIMEOUT", "300ms"));
        String refunded = newOrder();
        payments.process(charge(refunded));
        payments.refund(refunded);
        provider.refuseNext(400, "card_declined");
        payments.process(charge(newOrder()));
        String silent = newOrder();
        provider.beSilentNext(Trouble.SILENT_AFTER);
        payments.process(charge(silent));
        payments.makeDue(silent);
        payments.get("/nowhere");
    }

    @AfterAll
    static void stop() {
        payments.close();
        provider.close();
    }

    static Stream<Metric> catalogue() {
        return PaymentsInstruments.CATALOGUE.stream();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void measuresWhatTheCatalogueSays(Metric metric) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(RecordedMetrics.of(metric.name())).isNotEmpty());
        MetricData measured = RecordedMetrics.of(metric.name()).getLast();
        assertThat(measured.getUnit()).isEqualTo(metric.unit());
        assertThat(measured.getDescription()).isEqualTo(metric.description());
        assertThat(measured.getData().getPoints()).isNotEmpty().allSatisfy(point -> {
            Map<String, String> labels = labels(point);
            assertThat(labels.keySet()).isEqualTo(keys(metric));
            for (Label label : metric.labels()) {
                if (!label.values().isEmpty()) {
                    assertThat(label.values()).contains(labels.get(label.key()));
                }
            }
        });
    }

    @Test
    void countsChargesByWhatTheRequestLearned() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(labelsOf(PaymentsInstruments.PROCESSED))
                        .contains(processed("captured"), processed("declined"), processed("pending")));
    }

    @Test
    void countsHowChargesWithoutAnswerWereSettled() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(labelsOf(PaymentsInstruments.SETTLEMENTS)).contains(Map.of("outcome", "captured")));
    }

    @Test
    void namesNoPathThatIsNotARoute() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(labelsOf(PaymentsInstruments.SERVER_DURATION))
                        .contains(
                                Map.of("method", "GET", "route", "unmatched", "status_code", "404"),
                                Map.of("method", "POST", "route", "/api/payments/process", "status_code", "402")));
    }

    private static Map<String, String> processed(String status) {
        return Map.of("country", "DE", "method", "credit_card", "status", status);
    }

    private static List<Map<String, String>> labelsOf(Metric metric) {
        return RecordedMetrics.of(metric.name()).getLast().getData().getPoints().stream()
                .map(InstrumentsTest::labels)
                .toList();
    }

    private static Map<String, String> labels(PointData point) {
        var labels = new HashMap<String, String>();
        point.getAttributes().forEach((key, value) -> labels.put(key.getKey(), value.toString()));
        return labels;
    }

    private static Set<String> keys(Metric metric) {
        var keys = new TreeSet<String>();
        metric.labels().forEach(label -> keys.add(label.key()));
        return keys;
    }
}
