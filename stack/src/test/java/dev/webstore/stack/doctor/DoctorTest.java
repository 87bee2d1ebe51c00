package dev.webstore.stack.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.stack.doctor.Finding.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a pipeline of canned answers, of which one at a time is broken. */
class DoctorTest {

    private static final List<String> HOPS =
            List.of("shop", "collector", "prometheus", "tempo", "loki", "pyroscope", "alertmanager", "grafana");

    private final FakePipeline pipeline = FakePipeline.start();

    @AfterEach
    void end() {
        pipeline.close();
    }

    @Test
    void findsNothingWrongWhereNothingIs() throws InterruptedException {
        List<Finding> findings = examine(Map.of());

        assertThat(findings).extracting(Finding::hop).containsExactlyElementsOf(HOPS);
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.state()).as(finding.detail()).isEqualTo(State.OK));
    }

    @ParameterizedTest
    @CsvSource({
        "collector, /collector/health",
        "collector, /collector/metrics",
        "prometheus, /prometheus/-/ready",
        "prometheus, /prometheus/api/v1/query",
        "prometheus, /prometheus/api/v1/query_exemplars",
        "tempo, /tempo/ready",
        "tempo, /tempo/api/traces",
        "loki, /loki/ready",
        "loki, /loki/loki/api/v1/query_range",
        "pyroscope, /pyroscope/ready",
        "pyroscope, /pyroscope/querier.v1.QuerierService/LabelValues",
        "alertmanager, /alertmanager/-/ready",
        "grafana, /grafana/api/health",
        "grafana, /grafana/api/datasources"
    })
    void namesTheHopThatIsBroken(String hop, String path) throws InterruptedException {
        pipeline.fail(path);

        List<Finding> findings = examine(Map.of());

        assertThat(findings)
                .filteredOn(finding -> finding.state() == State.BROKEN)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.hop()).isEqualTo(hop);
                    assertThat(finding.advice()).isNotEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "collector, /collector/metrics, otelcol_receiver_accepted_spans_total 5",
        "prometheus, /prometheus/api/v1/query, '{\"data\":{\"result\":[{\"value\":[0,\"1\"]}]}}'",
        "tempo, /tempo/api/traces, '{\"batches\":[]}'",
        "loki, /loki/loki/api/v1/query_range, '{\"data\":{\"result\":[]}}'",
        "alertmanager, /prometheus/api/v1/alertmanagers, '{\"data\":{\"activeAlertmanagers\":[]}}'"
    })
    void isNotContentWithAProgramThatMerelyAnswers(String hop, String path, String answer) throws InterruptedException {
        pipeline.answer(path, answer);

        assertThat(examine(Map.of()))
                .filteredOn(finding -> finding.state() == State.BROKEN)
                .extracting(Finding::hop)
                .containsExactly(hop);
    }

    @Test
    void blamesTheCauseAndNotWhoDependsOnIt() throws InterruptedException {
        pipeline.fail("/collector/metrics");

        assertThat(examine(Map.of()))
                .filteredOn(finding -> finding.state() == State.UNREACHED)
                .extracting(Finding::hop)
                .containsExactly("prometheus", "tempo", "loki");
    }

    @Test
    void tellsWhatIsNotInstalledFromWhatIsBroken() throws InterruptedException {
        pipeline.fail("/tempo/ready");
        pipeline.fail("/loki/ready");

        List<Finding> findings = examine(Map.of("tempo", "no package"));

        assertThat(findings)
                .filteredOn(finding -> finding.hop().equals("tempo"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(State.ABSENT);
                    assertThat(finding.detail()).contains("no package");
                });
        assertThat(findings)
                .filteredOn(finding -> finding.hop().equals("loki"))
                .extracting(Finding::state)
                .containsExactly(State.BROKEN);
    }

    @Test
    void goesNoFurtherWhenTheShopDoesNotSell() throws InterruptedException {
        pipeline.fail("/shop/checkout");

        assertThat(examine(Map.of())).singleElement().satisfies(finding -> {
            assertThat(finding.hop()).isEqualTo("shop");
            assertThat(finding.state()).isEqualTo(State.BROKEN);
        });
    }

    private List<Finding> examine(Map<String, String> absent) throws InterruptedException {
        return new Doctor(pipeline.endpoints(), absent, Duration.ZERO).examine(finding -> {});
    }
}
