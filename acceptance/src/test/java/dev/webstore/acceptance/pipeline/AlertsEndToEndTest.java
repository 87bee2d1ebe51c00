package dev.webstore.acceptance.pipeline;

import static dev.webstore.acceptance.pipeline.Crowd.Intent.BUY;
import static dev.webstore.acceptance.pipeline.Crowd.Intent.BUY_IN_BRAZIL;
import static dev.webstore.acceptance.pipeline.Crowd.Intent.LEAVE_A_CART;
import static dev.webstore.acceptance.pipeline.Crowd.Intent.LOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.otlp.OtlpReceiver.Mood;
import dev.webstore.acceptance.pipeline.Crowd.Intent;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.stack.daemon.StackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference's 18 alerts, each brought about in a shop of real processes and followed through the real collector,
 * Prometheus and Alertmanager to those who should know of it, and until they know that it is over. Windows and {@code
 * for} are divided by 60 (those of five minutes only by 30), {@code -Dwebstore.alerts.factor} divides by something else.
 *
 * <p>Faults are grouped so that no critical alert silences a warning of the same service that is waited for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsEndToEndTest {

    private static final int FACTOR = Integer.getInteger("webstore.alerts.factor", 60);

    /** Long enough for the hour of the objectives to have been a good one. */
    private static final Duration GOOD_HOUR = Duration.ofHours(1).dividedBy(FACTOR);

    /** So many that some have no cart yet for as long as carts are left. */
    private static final int LEAVERS = 250;

    private static final Map<Intent, Double> USUAL = Map.of(BUY, 6.0, LOOK, 2.0);
    private static final Map<Intent, Double> BRAZIL = Map.of(BUY, 4.0, BUY_IN_BRAZIL, 3.0, LOOK, 1.0);
    private static final Map<Intent, Double> PATIENT = Map.of(BUY, 3.0, LOOK, 2.0);
    private static final Map<Intent, Double> LEAVING = Map.of(LEAVE_A_CART, 3.0, LOOK, 2.0);

    private static final Map<String, String> MAIN = Map.of("service_name", "main-service");

    private final StandInBackend traces = new StandInBackend();
    private Pipeline pipeline;
    private Crowd crowd;
    private List<Incident> incidents;

    @BeforeAll
    void liveThroughThemAll(@TempDir Path directory) throws IOException, InterruptedException {
        pipeline = Pipeline.start(directory, FACTOR, List.of("collector", "prometheus", "alertmanager"), traces);
        traces.behave(Mood.FORGETFUL);
        crowd = new Crowd(pipeline, LEAVERS);
        crowd.comes(USUAL);
        Thread.sleep(GOOD_HOUR);

        var day = new Incidents(pipeline.watcher(StackPort.ALERT_INBOX));
        day.suffer(declinedCards());
        day.suffer(crmDown(), backendRefuses(), promotionsKilled());
        day.suffer(slowProvider());
        day.suffer(nobodyPays(), poolFull());
        day.suffer(brazilDown(), collectorFlooded());
        day.suffer(redisFull());
        day.suffer(nobodyComes());
        incidents = day.over();

        String table = Stream.concat(
                        Stream.of("| Alert | Fault | Told | After | Over after |", "|---|---|---|---|---|"),
                        incidents.stream().map(Incident::row))
                .collect(Collectors.joining("\n"));
        System.out.println(table);
        Files.writeString(Path.of("target/alerts.md"), table);
    }

    @AfterAll
    void close() throws InterruptedException {
        if (crowd != null) {
            crowd.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
    }

    private Fault declinedCards() {
        return Fault.of(
                "every third card is declined",
                () -> behave(ServiceName.PAYMENT_PROVIDER, Map.of("failure_rate", 0.35, "codes", List.of(402))),
                () -> behave(ServiceName.PAYMENT_PROVIDER, null),
                Alert.of("HighPaymentFailureRate", "payments"));
    }

    private Fault crmDown() {
        return Fault.of(
                "the CRM fails",
                () -> behave(ServiceName.CRM, Map.of("failure_rate", 1, "codes", List.of(503))),
                () -> behave(ServiceName.CRM, null),
                Alert.of("HighExternalServiceFailureRate", Map.of("system", "crm-system"), "platform"));
    }

    private Fault backendRefuses() {
        return Fault.of(
                "the trace backend refuses spans",
                () -> traces.behave(Mood.REFUSING),
                () -> traces.behave(Mood.FORGETFUL),
                Alert.of("OTELCollectorHighDropRate", "observability"));
    }

    private Fault promotionsKilled() {
        var promotions = pipeline.shop().victim("promotions-service");
        return Fault.of(
                "promotions-service is killed",
                promotions::kill,
                promotions::start,
                Alert.of("ServiceDown", Map.of("service_name", "promotions-service"), "on-call", "platform"));
    }

    private Fault slowProvider() {
        return Fault.of(
                "the payment provider takes 5.5 s",
                () -> {
                    crowd.comes(PATIENT);
                    behave(ServiceName.PAYMENT_PROVIDER, Map.of("hang_ms", 5_500));
                },
                () -> {
                    behave(ServiceName.PAYMENT_PROVIDER, null);
                    crowd.comes(USUAL);
                },
                Alert.of("SlowPaymentProcessing", "platform"),
                Alert.of("HighLatencyP95", MAIN, "platform"),
                Alert.of("HighLatencyP99", MAIN, "platform"),
                Alert.of("LatencySLOBreach", "platform"));
    }

    private Fault nobodyPays() {
        return Fault.of(
                "all leave their carts",
                () -> crowd.comes(LEAVING),
                () -> crowd.comes(USUAL),
                Alert.of("LowCheckoutConversionRate", "business"),
                Alert.of("AbandonedCartsIncreasing", "business"));
    }

    private Fault poolFull() {
        return Fault.of(
                "ten of twelve connections are not given back",
                () -> behave(ServiceName.MAIN, Map.of("held_connections", 10)),
                () -> behave(ServiceName.MAIN, null),
                Alert.of("HighDatabaseConnectionUsage", MAIN, "platform"));
    }

    private Fault collectorFlooded() {
        var flood = new AtomicReference<@Nullable SpanFlood>();
        return Fault.of(
                "spans carry documents",
                () -> flood.set(new SpanFlood(pipeline.port(StackPort.OTLP_GRPC))),
                () -> {
                    SpanFlood sent = flood.getAndSet(null);
                    if (sent != null) {
                        sent.close();
                    }
                },
                Alert.of("OTELCollectorHighMemory", "observability"));
    }

    private Fault brazilDown() {
        return Fault.of(
                "the provider is down for Brazil",
                () -> {
                    crowd.comes(BRAZIL);
                    behave(
                            ServiceName.PAYMENT_PROVIDER,
                            Map.of("countries", Map.of("BR", Map.of("failure_rate", 1, "codes", List.of(503)))));
                },
                () -> {
                    behave(ServiceName.PAYMENT_PROVIDER, null);
                    crowd.comes(USUAL);
                },
                Alert.of("CriticalPaymentFailureRateByCountry", Map.of("country", "BR"), "on-call", "payments"),
                Alert.of("PaymentSLOBreach", "on-call", "payments"));
    }

    private Fault redisFull() {
        return Fault.of(
                "Redis may use less memory than it does",
                () -> behave(ServiceName.MAIN, Map.of("redis_full", true)),
                () -> behave(ServiceName.MAIN, null),
                Alert.of("HighRedisMemoryUsage", "platform"),
                Alert.of("HighErrorRate", MAIN, "on-call", "platform"),
                Alert.of("AvailabilitySLOBreach", "on-call", "platform"));
    }

    private Fault nobodyComes() {
        return Fault.of(
                "nobody comes",
                () -> crowd.comes(Map.of()),
                () -> crowd.comes(USUAL),
                Alert.of("NoTrafficDetected", "on-call", "platform"));
    }

    private void behave(ServiceName service, @Nullable Object behaviour) {
        Answer answer = pipeline.service(service).send(behaviour == null ? "DELETE" : "PATCH", "/control", behaviour);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** The reference's list. */
    static Stream<String> names() {
        return Stream.of(
                "HighErrorRate",
                "HighPaymentFailureRate",
                "CriticalPaymentFailureRateByCountry",
                "HighLatencyP95",
                "HighLatencyP99",
                "SlowPaymentProcessing",
                "ServiceDown",
                "HighExternalServiceFailureRate",
                "HighDatabaseConnectionUsage",
                "HighRedisMemoryUsage",
                "OTELCollectorHighDropRate",
                "OTELCollectorHighMemory",
                "LowCheckoutConversionRate",
                "NoTrafficDetected",
                "AbandonedCartsIncreasing",
                "AvailabilitySLOBreach",
                "LatencySLOBreach",
                "PaymentSLOBreach");
    }

    @ParameterizedTest
    @MethodSource("names")
    void reachesThoseWhoShouldKnowAndIsOverAfterwards(String name) {
        Incident incident = incidents.stream()
                .filter(one -> one.alert().name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(incident.told()).as("told: %s", incident.row()).isPresent();
        assertThat(incident.receivers()).isEqualTo(incident.alert().receivers());
        assertThat(incident.resolved()).as("resolved: %s", incident.row()).isPresent();
    }

    @Test
    void thatWasAllOfThem() {
        assertThat(incidents.stream().map(incident -> incident.alert().name()))
                .containsExactlyInAnyOrderElementsOf(names().toList());
    }
}
