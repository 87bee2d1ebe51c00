package dev.webstore.console.promtool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.files.TextFile;
import dev.webstore.console.files.Yaml;
import dev.webstore.console.promtool.RuleTestFile.AlertCheck;
import dev.webstore.console.promtool.RuleTestFile.ExpectedAlert;
import dev.webstore.console.promtool.RuleTestFile.ExpectedSample;
import dev.webstore.console.promtool.RuleTestFile.InputSeries;
import dev.webstore.console.promtool.RuleTestFile.QueryCheck;
import dev.webstore.console.promtool.RuleTestFile.RuleTest;
import dev.webstore.console.rule.ActiveAlert;
import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.EngineExpressions;
import dev.webstore.console.rule.RuleContext;
import dev.webstore.console.rule.RuleEngine;
import dev.webstore.console.rule.RuleFiles;
import dev.webstore.console.rule.RuleGroup;
import dev.webstore.console.rule.RuleStatus;
import dev.webstore.console.rule.RuleStatus.Health;
import dev.webstore.promql.Engine;
import dev.webstore.promql.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.helpers.NOPLogger;

/** The unit tests of the project's rules, which promtool runs too: both must come to the same. */
class PromtoolRuleTest {

    private static final Path TESTS = Path.of("..", "observability", "prometheus", "tests");

    @TestFactory
    List<DynamicContainer> files() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .map(PromtoolRuleTest::tests)
                    .toList();
        }
    }

    private static DynamicContainer tests(Path path) {
        RuleTestFile file = Yaml.read(read(path), RuleTestFile.class);
        return DynamicContainer.dynamicContainer(
                path.getFileName().toString(),
                file.tests().stream()
                        .map(test -> DynamicTest.dynamicTest(
                                String.valueOf(test.name()), () -> new Run(path, file, test).check())));
    }

    private static TextFile read(Path path) {
        try {
            return new TextFile(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test: from its samples, step by step, to what it expects. */
    private static final class Run {

        private final RuleTestFile file;
        private final RuleTest test;
        private final MemorySeries series = new MemorySeries();
        private final Engine engine = new Engine(series);
        private final RuleEngine rules;

        Run(Path path, RuleTestFile file, RuleTest test) {
            this.file = file;
            this.test = test;
            var expressions = new EngineExpressions(engine);
            var reader = new RuleFiles(expressions, file.evaluationInterval());
            List<RuleGroup> groups = file.ruleFiles().stream()
                    .map(rules -> path.resolveSibling(rules).normalize())
                    .flatMap(rules -> reader.read(read(rules)).stream())
                    .sorted(Comparator.comparingInt(this::place))
                    .toList();
            this.rules = new RuleEngine(
                    groups,
                    new RuleContext(expressions, series, (_, _, _, _, _) -> {}, "", NOPLogger.NOP_LOGGER),
                    () -> Instant.EPOCH);
        }

        private int place(RuleGroup group) {
            int place =
                    file.groupEvalOrder() == null ? 0 : file.groupEvalOrder().indexOf(group.name());
            return place < 0 ? Integer.MAX_VALUE : place;
        }

        void check() {
            test.inputSeries().forEach(this::load);
            long interval = file.evaluationInterval().toMillis();
            long end = Stream.concat(
                            test.alertChecks().stream().map(AlertCheck::evalTime),
                            test.queryChecks().stream().map(QueryCheck::evalTime))
                    .mapToLong(Duration::toMillis)
                    .max()
                    .orElse(0);
            for (long time = 0; time <= end; time += interval) {
                rules.evaluate(Instant.ofEpochMilli(time));
                for (AlertCheck check : test.alertChecks()) {
                    long at = check.evalTime().toMillis();
                    if (time <= at && at < time + interval) {
                        check(check);
                    }
                }
            }
            assertThat(rules.groups().stream().flatMap(group -> group.rules().stream()))
                    .allSatisfy(rule -> assertThat(rule.health())
                            .as(rule.rule().name() + ": " + rule.error())
                            .isEqualTo(Health.OK));
            test.queryChecks().forEach(this::check);
        }

        private void load(InputSeries input) {
            Duration step = test.interval() == null ? file.evaluationInterval() : test.interval();
            List<Double> values = new ArrayList<>(Notation.values(input.values()));
            for (int index = 0; index < values.size(); index++) {
                Double value = values.get(index);
                if (value != null) {
                    series.append(Notation.labels(input.series()), index * step.toMillis(), value);
                }
            }
        }

        private void check(AlertCheck check) {
            List<String> firing = rules.groups().stream()
                    .flatMap(group -> group.rules().stream())
                    .filter(rule -> rule.rule().name().equals(check.alertname()))
                    .map(RuleStatus::alerts)
                    .flatMap(List::stream)
                    .filter(alert -> alert.state() == State.FIRING)
                    .map(Run::text)
                    .toList();
            assertThat(firing)
                    .as("%s at %s", check.alertname(), check.evalTime())
                    .containsExactlyInAnyOrderElementsOf(check.expected().stream()
                            .map(expected -> text(expected, check.alertname()))
                            .toList());
        }

        private static String text(ActiveAlert alert) {
            return new TreeMap<>(alert.labels()) + " " + new TreeMap<>(alert.annotations());
        }

        private static String text(ExpectedAlert expected, String name) {
            var labels = new TreeMap<>(expected.expLabels() == null ? Map.of() : expected.expLabels());
            labels.put("alertname", name);
            return labels + " "
                    + new TreeMap<>(expected.expAnnotations() == null ? Map.of() : expected.expAnnotations());
        }

        private void check(QueryCheck check) {
            Map<String, Double> expected = new TreeMap<>();
            for (ExpectedSample sample : check.expected()) {
                expected.put(Notation.labels(sample.labels()).toString(), sample.value());
            }
            Map<String, Double> actual = new TreeMap<>();
            switch (engine.instant(check.expr(), check.evalTime().toMillis()).value()) {
                case Value.Scalar scalar -> actual.put("{}", scalar.value());
                case Value.Vector vector ->
                    vector.samples()
                            .forEach(sample -> actual.put(sample.labels().toString(), sample.value()));
                case Value.Matrix _, Value.Text _ -> throw new IllegalArgumentException(check.expr());
            }
            assertThat(actual.keySet())
                    .as("%s at %s", check.expr(), check.evalTime())
                    .isEqualTo(expected.keySet());
            expected.forEach((labels, value) -> assertThat(isClose(actual.getOrDefault(labels, Double.NaN), value))
                    .as("%s at %s: %s is %s, not %s", check.expr(), check.evalTime(), labels, actual.get(labels), value)
                    .isTrue());
        }

        /** Sums in another order may differ in their last digits. */
        private static boolean isClose(double actual, double expected) {
            return Double.compare(actual, expected) == 0
                    || Math.abs(actual - expected) <= 1e-9 * Math.max(Math.abs(actual), Math.abs(expected));
        }
    }
}
