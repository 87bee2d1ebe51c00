package dev.webstore.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.otlp.OtlpReceiver;
import dev.webstore.acceptance.otlp.OtlpReceiver.Mood;
import dev.webstore.acceptance.otlp.Received;
import dev.webstore.acceptance.otlp.ReceivedMetric;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Stores;
import dev.webstore.platform.service.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever the telemetry backend does, the shop sells, keeps little, and says what it had to drop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryOutageTest {

    /** So small that a few purchases make more spans than fit. */
    private static final int QUEUE = 64;

    private static final int PURCHASES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stores stores = new Stores();
    private OtlpReceiver receiver = OtlpReceiver.start();

    @BeforeEach
    void welcome() {
        receiver.close();
        receiver = OtlpReceiver.start();
    }

    @AfterEach
    void dismiss() {
        receiver.close();
    }

    @AfterAll
    void stop() {
        stores.close();
    }

    private ShopUnderTest shop(String endpoint) {
        return ShopUnderTest.start(
                stores,
                Map.ofEntries(
                        Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint),
                        Map.entry("OTEL_EXPORTER_OTLP_TIMEOUT", "3000"),
                        Map.entry("OTEL_METRIC_EXPORT_INTERVAL", "500"),
                        Map.entry("OTEL_BSP_SCHEDULE_DELAY", "100"),
                        Map.entry("OTEL_BSP_MAX_QUEUE_SIZE", Integer.toString(QUEUE)),
                        Map.entry("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "32"),
                        Map.entry("OTEL_BLRP_SCHEDULE_DELAY", "100"),
                        Map.entry("OTEL_BLRP_MAX_QUEUE_SIZE", Integer.toString(QUEUE)),
                        Map.entry("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "32"),
                        Map.entry("WEBSTORE_LOG_LEVEL", "info"),
                        Map.entry("WEBSTORE_LOG_DIR", stores.folder().toString())));
    }

    @Test
    void aReceiverThatIsDownFromTheStart() {
        String endpoint = receiver.endpoint();
        int port = receiver.port();
        receiver.close();
        try (ShopUnderTest shop = shop(endpoint)) {
            sell(shop);
            receiver = OtlpReceiver.start(port, Mood.WELL);
            // What was being sent may still arrive, as exporters try again; what did not fit into the queue is lost.
            await("dropped spans are counted")
                    .atMost(PATIENCE)
                    .until(() -> lost("otel.sdk.processor.span.processed") > 0);
            assertBounded(receiver.received());
            awaitTelemetryOf(shop);
        }
    }

    @Test
    void aReceiverThatNeverAnswers() {
        receiver.behave(Mood.SILENT);
        try (ShopUnderTest shop = shop(receiver.endpoint())) {
            sell(shop);
            assertThat(receiver.calls()).as("what was sent without an answer").isPositive();
            receiver.behave(Mood.WELL);
            await("dropped spans are counted")
                    .atMost(PATIENCE)
                    .until(() -> lost("otel.sdk.processor.span.processed") > 0);
            await("spans lost on the way are counted")
                    .atMost(PATIENCE)
                    .until(() -> lost("otel.sdk.exporter.span.exported") > 0);
            assertBounded(receiver.received());
            awaitTelemetryOf(shop);
        }
    }

    @Test
    void aReceiverThatRefusesEverything() {
        receiver.behave(Mood.REFUSING);
        try (ShopUnderTest shop = shop(receiver.endpoint())) {
            sell(shop);
            receiver.behave(Mood.WELL);
            await("refused spans are counted")
                    .atMost(PATIENCE)
                    .until(() -> lost("otel.sdk.exporter.span.exported") > 0);
            awaitTelemetryOf(shop);
        }
    }

    @Test
    void aReceiverThatDiesMidwayAndComesBack() {
        int port = receiver.port();
        try (ShopUnderTest shop = shop(receiver.endpoint())) {
            sell(shop);
            awaitTelemetryOf(shop);
            receiver.close();
            sell(shop);
            receiver = OtlpReceiver.start(port, Mood.WELL);
            awaitTelemetryOf(shop);
            assertBounded(receiver.received());
        }
    }

    /** All of it succeeds, with nobody to tell about it. */
    private static void sell(ShopUnderTest shop) {
        Api buyer = shop.api(ServiceName.MAIN).asSomebodyNew();
        for (int i = 0; i < PURCHASES; i++) {
            Answer order = buyer.buy("boo-001", 1, "US");
            assertThat(order.status()).as(order.toString()).isEqualTo(201);
        }
        assertThat(buyer.get("/orders").json().path("total").asInt()).isEqualTo(PURCHASES);
        assertThat(shop.api(ServiceName.MAIN).get("/health").status()).isEqualTo(200);
    }

    /** Of the purchases made from now on some arrive. */
    private void awaitTelemetryOf(ShopUnderTest shop) {
        var traces = new ArrayList<String>();
        await("telemetry flows")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Answer order = shop.api(ServiceName.MAIN).asSomebodyNew().buy("boo-002", 1, "US");
                    assertThat(order.status()).as(order.toString()).isEqualTo(201);
                    traces.add(order.text("trace_id"));
                    return traces.stream()
                            .flatMap(trace -> receiver.received().trace(trace).stream())
                            .anyMatch(span -> span.service().equals("payments-service"));
                });
    }

    /** How many were counted with an error so far, by all services. */
    private double lost(String metric) {
        Received received = receiver.received();
        return received.services().stream()
                .flatMap(service -> received.metric(service, metric).stream())
                .flatMap(one -> one.series().stream())
                .filter(series -> series.labels().containsKey("error.type"))
                .mapToDouble(ReceivedMetric.Series::value)
                .sum();
    }

    private static void assertBounded(Received received) {
        await().atMost(PATIENCE)
                .until(() -> received.metric("main-service", "otel.sdk.processor.span.queue.size")
                        .isPresent());
        for (String signal : new String[] {"span", "log"}) {
            String queue = "otel.sdk.processor." + signal + ".queue.";
            assertThat(received.metric("main-service", queue + "capacity")
                            .orElseThrow()
                            .total())
                    .isEqualTo(QUEUE);
            assertThat(received.metric("main-service", queue + "size")
                            .orElseThrow()
                            .total())
                    .isLessThanOrEqualTo(QUEUE);
        }
    }
}
