package dev.webstore.console.promtool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of unit tests as promtool reads it, as far as the project's own files go. */
record RuleTestFile(
        List<String> ruleFiles,
        Duration evaluationInterval,
        @Nullable List<String> groupEvalOrder,
        List<RuleTest> tests) {

    record RuleTest(
            @Nullable String name,
            @Nullable Duration interval,
            List<InputSeries> inputSeries,
            @Nullable List<AlertCheck> alertRuleTest,
            @Nullable List<QueryCheck> promqlExprTest) {

        List<AlertCheck> alertChecks() {
            return alertRuleTest == null ? List.of() : alertRuleTest;
        }

        List<QueryCheck> queryChecks() {
            return promqlExprTest == null ? List.of() : promqlExprTest;
        }
    }

    record InputSeries(String series, String values) {}

    record AlertCheck(
            Duration evalTime, String alertname, @Nullable List<ExpectedAlert> expAlerts) {

        List<ExpectedAlert> expected() {
            return expAlerts == null ? List.of() : expAlerts;
        }
    }

    record ExpectedAlert(
            @Nullable Map<String, String> expLabels,
            @Nullable Map<String, String> expAnnotations) {}

    record QueryCheck(
            String expr, Duration evalTime, @Nullable List<ExpectedSample> expSamples) {

        List<ExpectedSample> expected() {
            return expSamples == null ? List.of() : expSamples;
        }
    }

    record ExpectedSample(@Nullable String labels, double value) {}
}
