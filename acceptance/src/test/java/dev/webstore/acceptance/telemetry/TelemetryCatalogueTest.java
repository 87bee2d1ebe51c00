package dev.webstore.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of metrics, and docs/telemetry.md which is made from it. */
class TelemetryCatalogueTest {

    private static final Path PAGE = Path.of("..", "docs", "telemetry.md");

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String page = CataloguePage.render();
        if ("write".equals(System.getProperty("webstore.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it anew with -Dwebstore.docs=write").hasContent(page);
    }

    @Test
    void aNameMeansOneThing() {
        var known = new HashMap<String, Metric>();
        metrics()
                .forEach(metric -> assertThat(known.merge(metric.name(), metric, (first, other) -> first))
                        .as(metric.name())
                        .isEqualTo(metric));
    }

    @Test
    void everyMetricSaysWhatItIs() {
        assertThat(metrics()).allSatisfy(metric -> {
            assertThat(metric.name()).matches("[a-z][a-z0-9_.]*");
            assertThat(metric.unit()).as(metric.name()).isNotBlank();
            assertThat(metric.description())
                    .as(metric.name())
                    .hasSizeGreaterThan(10)
                    .doesNotEndWith(".");
            assertThat(metric.buckets())
                    .as(metric.name())
                    .isSorted()
                    .hasSize(
                            metric.kind() == Metric.Kind.HISTOGRAM
                                    ? metric.buckets().size()
                                    : 0);
        });
    }

    @Test
    void everyLabelIsBounded() {
        assertThat(metrics().flatMap(metric -> metric.labels().stream())).allSatisfy(label -> {
            assertThat(label.key()).matches("[a-z][a-z_]*");
            assertThat(label.values().isEmpty() && label.note().isEmpty())
                    .as(label.key())
                    .isFalse();
        });
        assertThat(metrics().flatMap(metric -> metric.labels().stream()).map(Label::key))
                .doesNotContain("user_id", "order_id", "payment_id", "email", "trace_id");
    }

    @Test
    void theReferencesNamesAreKept() {
        assertThat(metrics().map(Metric::name))
                .containsAll(List.of(
                        "webstore.cart.additions",
                        "webstore.checkouts",
                        "webstore.checkout.amount",
                        "webstore.payment.duration",
                        "payments_processed_total",
                        "payment_amount_usd",
                        "external_payment_provider_duration_seconds",
                        "http_server_duration_milliseconds"));
    }

    private static Stream<Metric> metrics() {
        return Catalogue.byService().values().stream().flatMap(List::stream);
    }
}
