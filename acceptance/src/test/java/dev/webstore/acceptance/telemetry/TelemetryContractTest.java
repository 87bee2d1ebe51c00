package dev.webstore.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.otlp.Received;
import dev.webstore.acceptance.otlp.ReceivedMetric;
import dev.webstore.acceptance.otlp.ReceivedSpan;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.telemetry.LibraryMetrics.LibraryMetric;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The telemetry contract: what leaves the services on a busy day, and what does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryContractTest {

    /** More than any metric of ours needs: the largest has a series for each product and country. */
    private static final int MOST_SERIES = 80 * 7;

    private BusyDay day;
    private Received received;
    private Map<String, ReceivedSpan> spans;

    @BeforeAll
    void live() {
        day = BusyDay.live();
        received = day.received();
        spans = received.spans().stream()
                .collect(
                        Collectors.toMap(span -> key(span.traceId(), span.spanId()), span -> span, (one, same) -> one));
    }

    static Stream<String> services() {
        return Catalogue.byService().keySet().stream();
    }

    static Stream<String> servers() {
        return ShopUnderTest.instrumented().stream().map(ServiceName::text);
    }

    @Test
    void onlyWhatIsOursSendsTelemetry() {
        assertThat(received.services())
                .containsExactlyInAnyOrderElementsOf(Catalogue.byService().keySet());
        for (ServiceName external : ShopUnderTest.external()) {
            assertThat(spans.values())
                    .as("spans of " + external)
                    .noneMatch(span -> span.resource().containsValue(external.text()));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceSaysWhoItIs(String service) {
        assertThat(received.resources())
                .filteredOn(resource -> service.equals(resource.get("service.name")))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource).containsEntry("service.namespace", "webstore");
                    assertThat(resource).containsEntry("deployment.environment.name", "development");
                    assertThat(resource.get("service.version")).isNotBlank();
                    assertThat(resource.get("service.instance.id")).isNotBlank();
                });
    }

    @Test
    void everyInstanceHasAnIdOfItsOwn() {
        assertThat(received.resources().stream().map(resource -> resource.get("service.instance.id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCheckoutInTheStorefrontIsOneTraceFromTheBrowserToTheLedger() {
        List<ReceivedSpan> trace = received.trace(day.storefrontTrace());
        assertConnected(trace);
        assertThat(trace)
                .extracting(ReceivedSpan::service)
                .contains(Catalogue.BROWSER, "frontend", "main-service", "payments-service", "promotions-service");
        ReceivedSpan ledger = find(trace, "payments-service", "SERVER", "POST /api/payments/process");
        assertThat(ancestors(ledger))
                .extracting(ReceivedSpan::service)
                .containsSubsequence("payments-service", "main-service", "frontend", Catalogue.BROWSER);
        assertCheckout(trace);
    }

    @Test
    void aCheckoutThroughTheInterfaceIsOneTrace() {
        List<ReceivedSpan> trace = received.trace(day.apiTrace());
        assertConnected(trace);
        assertCheckout(trace);
    }

    private static void assertCheckout(List<ReceivedSpan> trace) {
        find(trace, "main-service", "SERVER", "POST /checkout");
        find(trace, "promotions-service", "SERVER", "POST /api/promotions/check");
        for (String called : List.of(
                "main-service>inventory-system",
                "main-service>promotions-service",
                "main-service>payments-service",
                "main-service>crm-system",
                "payments-service>payment-provider")) {
            assertThat(trace)
                    .as(called)
                    .anyMatch(span -> span.kind().equals("CLIENT")
                            && called.equals(
                                    span.service() + ">" + span.attributes().get("peer.service")));
        }
        for (String store : List.of(
                "main-service>postgresql",
                "main-service>redis",
                "payments-service>postgresql",
                "promotions-service>postgresql")) {
            assertThat(trace)
                    .as(store)
                    .anyMatch(span -> span.kind().equals("CLIENT")
                            && store.equals(
                                    span.service() + ">" + span.attributes().get("db.system.name")));
        }
        assertThat(trace)
                .filteredOn(span -> span.name().startsWith("outbox "))
                .extracting(ReceivedSpan::name)
                .contains("outbox RESERVE", "outbox TELL_CRM", "outbox TELL_PROMOTIONS");
        ReceivedSpan checkout = find(trace, "main-service", "SERVER", "POST /checkout");
        assertThat(checkout.attributes())
                .containsKeys(
                        "user.id",
                        "order.id",
                        "order.status",
                        "country",
                        "payment.method",
                        "payment.status",
                        "payment.transaction_id",
                        "transaction.amount");
    }

    /** Everything in a trace hangs together: there is one root, and every parent has arrived. */
    private void assertConnected(List<ReceivedSpan> trace) {
        assertThat(trace)
                .filteredOn(ReceivedSpan::isRoot)
                .as("roots of " + trace)
                .hasSize(1);
        assertThat(trace)
                .filteredOn(span -> !span.isRoot())
                .allSatisfy(span ->
                        assertThat(spans).as("parent of " + span).containsKey(key(span.traceId(), span.parentId())));
    }

    @Test
    void noSpanIsAnOrphan() {
        assertThat(received.spans())
                .filteredOn(span -> !span.isRoot())
                .allSatisfy(span ->
                        assertThat(spans).as("parent of " + span).containsKey(key(span.traceId(), span.parentId())));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyMetricOfTheCatalogueArrivesAsItIsDescribed(String service) {
        Map<String, ReceivedMetric> metrics = received.metrics(service);
        var softly = new SoftAssertions();
        for (Metric metric : Catalogue.byService().getOrDefault(service, List.of())) {
            if (metric.name().equals(Catalogue.COST) && !Catalogue.pays(service)) {
                continue;
            }
            softly.assertThat(metrics).as(service).containsKey(metric.name());
            ReceivedMetric arrived = metrics.get(metric.name());
            if (arrived != null) {
                check(softly, metric, arrived);
            }
        }
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, Metric metric, ReceivedMetric arrived) {
        softly.assertThat(arrived.type())
                .as(metric.name())
                .isEqualTo(metric.kind().name().toLowerCase(Locale.ROOT));
        softly.assertThat(arrived.unit()).as(metric.name()).isEqualTo(metric.unit());
        softly.assertThat(arrived.description()).as(metric.name()).isEqualTo(metric.description());
        Set<String> keys = metric.labels().stream().map(Label::key).collect(Collectors.toSet());
        for (ReceivedMetric.Series series : arrived.series()) {
            softly.assertThat(series.labels().keySet()).as(metric.name()).isEqualTo(keys);
            softly.assertThat(series.bounds()).as(metric.name()).isEqualTo(metric.buckets());
            for (Label label : metric.labels()) {
                if (!label.values().isEmpty()) {
                    softly.assertThat(label.values())
                            .as("%s of %s", label.key(), metric.name())
                            .contains(series.labels().getOrDefault(label.key(), ""));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void noMetricIsUnknown(String service) {
        var known = new TreeSet<String>();
        Catalogue.byService().getOrDefault(service, List.of()).forEach(metric -> known.add(metric.name()));
        known.addAll(LibraryMetrics.byName().keySet());
        assertThat(known).containsAll(received.metrics(service).keySet());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theLibrariesMeasureByStableNames(String service) {
        Map<String, ReceivedMetric> metrics = received.metrics(service);
        var softly = new SoftAssertions();
        for (LibraryMetric expected : LibraryMetrics.all()) {
            ReceivedMetric arrived = metrics.get(expected.name());
            if (arrived == null) {
                softly.assertThat(expected.always())
                        .as("%s of %s is missing", expected.name(), service)
                        .isFalse();
                continue;
            }
            softly.assertThat(arrived.type()).as(expected.name()).isEqualTo(expected.type());
            softly.assertThat(arrived.unit()).as(expected.name()).isEqualTo(expected.unit());
            arrived.series()
                    .forEach(series -> softly.assertThat(expected.labels())
                            .as(expected.name())
                            .containsAll(series.labels().keySet()));
        }
        if (!service.equals("frontend")) {
            softly.assertThat(metrics)
                    .containsKeys("db.client.operation.duration", "db.client.connection.count", "jvm.memory.used");
        }
        softly.assertAll();
    }

    @Test
    void everyHistogramLeadsToSpansByItsExemplars() {
        var softly = new SoftAssertions();
        Catalogue.byService()
                .forEach((service, metrics) -> metrics.stream()
                        .filter(metric -> metric.kind() == Metric.Kind.HISTOGRAM)
                        .forEach(metric -> softly.assertThat(received.metric(service, metric.name())
                                        .map(ReceivedMetric::exemplars)
                                        .orElse(Set.of()))
                                .as("exemplars of %s of %s", metric.name(), service)
                                .isNotEmpty()));
        for (String service : received.services()) {
            received.metrics(service)
                    .values()
                    .forEach(metric -> metric.exemplars()
                            .forEach(exemplar -> softly.assertThat(spans)
                                    .as("exemplar of " + metric.name())
                                    .containsKey(key(exemplar.traceId(), exemplar.spanId()))));
        }
        softly.assertAll();
    }

    @Test
    void everyLogRecordBelongsToASpanOfItsService() {
        var softly = new SoftAssertions();
        received.logs().stream().filter(log -> !log.spanId().isEmpty()).forEach(log -> {
            ReceivedSpan span = spans.get(key(log.traceId(), log.spanId()));
            softly.assertThat(span == null ? "no span" : span.service())
                    .as(log.toString())
                    .isEqualTo(log.service());
        });
        softly.assertAll();
    }

    @Test
    void whatHappensIsLoggedAtTheLevelItDeserves() {
        for (String expected : List.of(
                "main-service INFO Added to cart",
                "payments-service INFO Charge captured",
                "payments-service INFO Charge declined",
                "payments-service WARN Charge failed",
                "payments-service WARN Charge got no answer",
                "payments-service INFO Payment settled",
                "payments-service INFO Payment refunded",
                "main-service WARN Reservation failed for good",
                "main-service INFO Order refunded",
                "promotions-service INFO Promotions applied",
                "promotions-service INFO Campaign changed")) {
            assertThat(received.logs())
                    .as(expected)
                    .filteredOn(log -> expected.equals("%s %s %s".formatted(log.service(), log.severity(), log.body())))
                    .isNotEmpty()
                    .allSatisfy(
                            log -> assertThat(log.traceId()).as(log.toString()).isNotEmpty());
        }
        assertThat(received.logs())
                .as("nothing that happened this day is a fault of ours")
                .noneMatch(log -> log.severity().equals("ERROR"));
    }

    @Test
    void logRecordsCarryTheirFactsByNameAndTheirTemplate() {
        assertThat(received.logs())
                .filteredOn(log -> log.body().equals("Charge captured"))
                .allSatisfy(log -> assertThat(log.attributes())
                        .containsKeys("order_id", "user_id", "country", "amount", "payment_method", "payment_status"));
        assertThat(received.logs())
                .filteredOn(log -> log.body().startsWith("Checkout "))
                .isNotEmpty()
                .allSatisfy(log -> assertThat(log.attributes()).containsEntry("log.body.template", "Checkout {}"));
        assertThat(received.logs())
                .flatExtracting(log -> log.attributes().keySet())
                .allSatisfy(name -> assertThat(name.toString()).matches("[a-z][a-z0-9_.]*"));
    }

    @Test
    void nothingSecretLeaves() {
        assertThat(day.secrets())
                .hasSizeGreaterThan(20)
                .allSatisfy(secret -> assertThat(received.contains(secret))
                        .as("sent: " + secret)
                        .isFalse());
    }

    @Test
    void noMetricNamesSomebodyOrGrowsWithoutBound() {
        var softly = new SoftAssertions();
        for (String service : received.services()) {
            for (ReceivedMetric metric : received.metrics(service).values()) {
                softly.assertThat(metric.series()).as(metric.name()).hasSizeLessThanOrEqualTo(MOST_SERIES);
                for (ReceivedMetric.Series series : metric.series()) {
                    softly.assertThat(series.labels().values())
                            .as("labels of " + metric.name())
                            .doesNotContainAnyElementsOf(day.identifiers())
                            .noneMatch(value -> value.contains("@") || value.length() > 80 || isUuid(value));
                }
            }
        }
        softly.assertAll();
    }

    private static boolean isUuid(String value) {
        return value.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*");
    }

    @Test
    void spanNamesAreFewWhateverIsRequested() {
        var names = received.spans().stream().map(ReceivedSpan::name).collect(Collectors.toSet());
        assertThat(names).hasSizeLessThan(150).noneMatch(TelemetryContractTest::isUuid);
        assertThat(names).noneMatch(name -> name.matches("X\\d+.*"));
    }

    @Test
    void allServicesUseTheSameWords() {
        for (String attribute : List.of("order.status", "payment.status", "payment.method", "user.role")) {
            assertThat(received.spans())
                    .filteredOn(span -> span.attributes().containsKey(attribute))
                    .isNotEmpty()
                    .allSatisfy(span -> assertThat(span.attributes().get(attribute))
                            .as("%s of %s", attribute, span.name())
                            .matches("[a-z_]+"));
        }
    }

    @Test
    void everyRequestHasARouteOrIsOneOfNoRoute() {
        for (ServiceName service : ShopUnderTest.instrumented()) {
            assertThat(received.metric(service.text(), "http.server.request.duration")
                            .orElseThrow()
                            .series())
                    .allSatisfy(series -> {
                        String route = series.labels().getOrDefault("http.route", "");
                        assertThat(route.isEmpty() || route.startsWith("/")).isTrue();
                        assertThat(series.labels().get("http.request.method"))
                                .isIn("GET", "POST", "PATCH", "PUT", "DELETE", "_OTHER");
                    });
        }
    }

    private List<ReceivedSpan> ancestors(ReceivedSpan span) {
        var line = new ArrayList<ReceivedSpan>();
        for (ReceivedSpan next = span; next != null; next = spans.get(key(next.traceId(), next.parentId()))) {
            line.add(next);
        }
        return line;
    }

    private static ReceivedSpan find(List<ReceivedSpan> trace, String service, String kind, String name) {
        return trace.stream()
                .filter(span -> span.service().equals(service)
                        && span.kind().equals(kind)
                        && span.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No %s span %s of %s in %s".formatted(kind, name, service, trace)));
    }

    private static String key(String traceId, String spanId) {
        return traceId + "/" + spanId;
    }
}
