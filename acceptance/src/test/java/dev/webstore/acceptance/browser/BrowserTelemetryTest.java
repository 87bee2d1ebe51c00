package dev.webstore.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.otlp.OtlpReceiver;
import dev.webstore.acceptance.otlp.Received;
import dev.webstore.acceptance.otlp.ReceivedMetric;
import dev.webstore.acceptance.otlp.ReceivedSpan;
import dev.webstore.acceptance.shop.ShopUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a visitor's browser tells about itself, as it arrives where the shop's telemetry does. */
class BrowserTelemetryTest {

    private static final String BROWSER = "webstore-browser";
    private static final Duration PATIENCE = Duration.ofMillis(Chromium.PATIENCE_MS);

    private static final OtlpReceiver RECEIVER = OtlpReceiver.start();

    @RegisterExtension
    static final ShopInBrowser SHOP = new ShopInBrowser(() -> ShopUnderTest.start(Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            RECEIVER.endpoint(),
            "OTEL_METRIC_EXPORT_INTERVAL",
            "500",
            "OTEL_BSP_SCHEDULE_DELAY",
            "100")));

    @AfterAll
    static void stop() {
        RECEIVER.close();
    }

    @Test
    void loadOfAPageBelongsToTheTraceThatMadeIt() {
        Visitor visitor = SHOP.visitor().open("/products/boo-001");
        String[] traceparent =
                visitor.page().locator("html").getAttribute("data-traceparent").split("-", -1);

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ReceivedSpan> trace = received().trace(traceparent[1]);
            assertThat(trace).anySatisfy(span -> {
                assertThat(span.service()).isEqualTo(BROWSER);
                assertThat(span.name()).isEqualTo("load product");
                assertThat(span.parentId()).isEqualTo(traceparent[2]);
            });
            assertThat(trace).anySatisfy(span -> {
                assertThat(span.service()).isEqualTo("frontend");
                assertThat(span.spanId()).isEqualTo(traceparent[2]);
            });
        });
    }

    @Test
    void vitalsOfAPageArriveWhenItIsLeft() {
        Visitor visitor = SHOP.visitor().open("/");
        visitor.field("Search products").click();
        awaitVitals(Set.of("ttfb", "fcp"));

        visitor.open("/sign-in");

        awaitVitals(Set.of("ttfb", "fcp", "lcp", "cls"));
    }

    @Test
    void purchaseIsOneTraceFromTheClickToTheLedger() {
        Buyer buyer = Buyer.register(SHOP.main()).takes("boo-004", 1, "US");
        Visitor visitor = SHOP.visitor().with(buyer.token()).open("/checkout");
        visitor.button("Order and pay").click();
        assertThat(visitor.page().locator(".status-label")).hasText("Paid");
        String traceId = visitor.page().locator(".facts code").last().innerText();

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ReceivedSpan> trace = received().trace(traceId);
            assertThat(trace.stream().map(ReceivedSpan::service).collect(Collectors.toSet()))
                    .contains(BROWSER, "frontend", "main-service", "payments-service", "promotions-service");
            assertThat(trace).filteredOn(ReceivedSpan::isRoot).singleElement().satisfies(root -> {
                assertThat(root.service()).isEqualTo(BROWSER);
                assertThat(root.name()).isEqualTo("POST from checkout");
            });
            assertThat(trace.stream().map(ReceivedSpan::spanId).toList())
                    .containsAll(trace.stream()
                            .filter(span -> !span.isRoot())
                            .map(ReceivedSpan::parentId)
                            .toList());
        });
    }

    private static void awaitVitals(Set<String> names) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(received().metric(BROWSER, "webstore.web_vitals"))
                        .hasValueSatisfying(metric -> assertThat(metric.series().stream()
                                        .filter(series -> "catalogue"
                                                .equals(series.labels().get("page")))
                                        .map(BrowserTelemetryTest::vital))
                                .containsAll(names)));
    }

    private static String vital(ReceivedMetric.Series series) {
        return series.labels().getOrDefault("name", "");
    }

    private static Received received() {
        return RECEIVER.received();
    }
}
