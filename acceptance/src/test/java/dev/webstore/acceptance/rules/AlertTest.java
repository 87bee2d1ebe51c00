package dev.webstore.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every alert tells, and the page that says what to do about it. */
class AlertTest {

    /** Those of the architecture reference; others depend on their names. */
    private static final Set<String> OF_THE_REFERENCE = Set.of(
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

    private static final Set<String> DASHBOARDS = Set.of(
            "overview",
            "slo",
            "health",
            "funnel",
            "promotions",
            "inventory",
            "security",
            "endpoints",
            "logs",
            "system",
            "cost",
            "pipeline");

    private static final List<String> SECTIONS =
            List.of("## Meaning", "## First look", "## Likely causes", "## What to do", "## Try it", "## Escalate");

    @Test
    void alertsOfTheReferenceAreThere() {
        assertThat(alerts())
                .extracting(Rule::name)
                .containsAll(OF_THE_REFERENCE)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysHowUrgentItIsAndForWhom(Rule alert) {
        assertThat(alert.label("severity")).isIn("critical", "warning", "info");
        assertThat(alert.label("team")).isIn("platform", "payments", "business", "observability", "security");
        assertThat(alert.label("slo")).isIn("", "availability", "latency", "payment_success");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhatIsTheMatterAndWhereToLook(Rule alert) {
        assertThat(alert.annotation("summary")).isNotBlank();
        assertThat(alert.annotation("description")).endsWith(".");
        assertThat(alert.annotation("runbook_url")).isEqualTo("/docs/runbooks/" + alert.name() + ".md");
        assertThat(alert.annotation("dashboard_url"))
                .startsWith("/d/webstore-")
                .satisfies(url -> assertThat(DASHBOARDS).contains(url.substring("/d/webstore-".length())));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void hasARunbook(Rule alert) throws IOException {
        Path runbook = Observability.RUNBOOKS.resolve(alert.name() + ".md");

        assertThat(runbook).exists();
        List<String> lines = Files.readAllLines(runbook);
        assertThat(lines.getFirst()).isEqualTo("# " + alert.name());
        assertThat(lines.stream().filter(line -> line.startsWith("## "))).isEqualTo(SECTIONS);
    }

    @Test
    void runbooksAreAboutAlertsThatExist() throws IOException {
        Set<String> names = alerts().stream().map(Rule::name).collect(Collectors.toSet());
        try (Stream<Path> runbooks = Files.list(Observability.RUNBOOKS)) {
            assertThat(runbooks.map(page -> page.getFileName().toString().replace(".md", "")))
                    .isSubsetOf(names);
        }
    }

    static List<Rule> alerts() {
        return Observability.alerts();
    }
}
