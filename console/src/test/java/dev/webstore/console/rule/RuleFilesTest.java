package dev.webstore.console.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.console.files.FileException;
import dev.webstore.console.files.TextFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFilesTest {

    private static final String FILE = """
            groups:
              - name: one
                interval: 30s
                limit: 7
                labels: {tier: gold}
                rules:
                  - record: a:b:c
                    expr: sum(b)
                    labels: {d: e}
                  - alert: TooMany
                    expr: |-
                      a:b:c
                        > 5
                    for: 5m
                    keep_firing_for: 1m
                    annotations:
                      summary: "{{ $value }}"
              - name: two
            """;

    private static List<RuleGroup> read(String text) {
        Expressions expressions = new Expressions() {
            @Override
            public void check(String expression) {
                if (expression.endsWith("(")) {
                    throw new IllegalArgumentException("unclosed left parenthesis");
                }
            }

            @Override
            public List<Point> evaluate(String expression, long time) {
                throw new UnsupportedOperationException();
            }
        };
        return new RuleFiles(expressions, Duration.ofSeconds(15)).read(new TextFile("rules/a.yml", text));
    }

    @Test
    void readsGroups() {
        List<RuleGroup> groups = read(FILE);

        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst())
                .returns(Duration.ofSeconds(30), RuleGroup::interval)
                .returns(7, RuleGroup::limit);
        assertThat(groups.getLast().interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(groups.getFirst().rules().getFirst())
                .isEqualTo(new Rule.Recording("a:b:c", "sum(b)", Map.of("tier", "gold", "d", "e")));
        assertThat(groups.getFirst().rules().getLast())
                .isInstanceOfSatisfying(
                        Rule.Alerting.class,
                        alert -> assertThat(alert)
                                .returns("a:b:c\n  > 5", Rule.Alerting::expression)
                                .returns(Duration.ofMinutes(5), Rule.Alerting::holdFor)
                                .returns(Duration.ofMinutes(1), Rule.Alerting::keepFiringFor)
                                .returns(Map.of("tier", "gold"), Rule.Alerting::labels)
                                .returns(Map.of("summary", "{{ $value }}"), Rule.Alerting::annotations));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("keep_firing_for", "keep_fireing_for", "rules/a.yml:15: unknown field keep_fireing_for"),
                Arguments.of("sum(b)", "sum(", "rules/a.yml:7: rule a:b:c: unclosed left parenthesis"),
                Arguments.of("expr: sum(b)", "labels: {}", "rules/a.yml"),
                Arguments.of("{d: e}", "{d-d: e}", "rules/a.yml:7: rule a:b:c: invalid label name: d-d"),
                Arguments.of("labels: {d: e}", "for: 5m", "rules/a.yml:7: rule a:b:c: invalid field 'for'"),
                Arguments.of("record: a:b:c", "record: a b", "rules/a.yml:7: rule a b: invalid recording rule name"),
                Arguments.of("record: a:b:c", "alert: X\n        record: Y", "one of record and alert"),
                Arguments.of("{{ $value }}", "{{ $value", "rules/a.yml:10: rule TooMany: template of summary"),
                Arguments.of("for: 5m", "for: soon", "rules/a.yml:14: "),
                Arguments.of("name: two", "name: one", "group name \"one\" is repeated"),
                Arguments.of("name: two", "interval: 5s", "group name must not be empty"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatPrometheusRefuses(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(FILE.replace(right, wrong)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(message);
    }
}
