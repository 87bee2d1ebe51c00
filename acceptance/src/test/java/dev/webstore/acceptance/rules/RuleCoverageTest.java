package dev.webstore.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No rule is forgotten in the test files. */
class RuleCoverageTest {

    private final RuleTests tests = RuleTests.read();

    @Test
    void everyAlertIsSeenToFireAndToClear() {
        assertThat(Observability.prometheusRules())
                .filteredOn(Rule::alerting)
                .allSatisfy(alert -> assertThat(tests.wholeLives())
                        .as("alerts with a test in which they are quiet, then fire, then are quiet again")
                        .contains(alert.name()));
    }

    @Test
    void everyRecordedSeriesIsSeenWithAValue() {
        assertThat(Observability.prometheusRules())
                .filteredOn(rule -> !rule.alerting())
                .allSatisfy(rule -> assertThat(tests.recorded())
                        .as("series that a test expects a value of")
                        .contains(rule.name()));
    }
}
