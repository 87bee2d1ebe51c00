package dev.webstore.console.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.files.TextFile;
import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.AlertListener.Change;
import dev.webstore.console.rule.Expressions.Point;
import dev.webstore.console.rule.RuleStatus.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

/** Rules over results that the test sets, on a clock of its own. */
class RuleEngineTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** The result of each expression. */
    private final Map<String, List<Point>> results = new HashMap<>();

    private final List<String> samples = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<ActiveAlert> notable = new ArrayList<>();
    private final Expressions expressions = new Expressions() {
        @Override
        public void check(String expression) {
            if (expression.contains("(")) {
                throw new IllegalArgumentException("unclosed left parenthesis");
            }
        }

        @Override
        public List<Point> evaluate(String expression, long time) {
            List<Point> result = results.get(expression);
            if (result == null) {
                throw new IllegalStateException("no such metric");
            }
            return result;
        }
    };
    private Instant now = START;

    private RuleEngine engine(String rules) {
        List<RuleGroup> groups =
                new RuleFiles(expressions, Duration.ofSeconds(15)).read(new TextFile("rules/a.yml", rules));
        AlertListener listener = (rule, at, alerts, validUntil, news) -> {
            notable.clear();
            notable.addAll(alerts);
            news.forEach(change -> changes.add(text(change)));
        };
        SampleSink sink = (labels, time, value) -> samples.add(new TreeMap<>(labels) + " "
                + (Double.isNaN(value) ? "stale" : value)
                + (time == now.toEpochMilli() ? "" : " @" + (time - now.toEpochMilli())));
        return new RuleEngine(
                groups,
                new RuleContext(expressions, sink, listener, "http://localhost:3000", NOPLogger.NOP_LOGGER),
                () -> now);
    }

    private String text(Change change) {
        return "%ds %s: %s to %s"
                .formatted(
                        Duration.between(START, change.at()).toSeconds(),
                        change.alert()
                                .labels()
                                .getOrDefault("service", change.alert().name()),
                        change.before() == null ? "none" : change.before(),
                        change.alert().state());
    }

    /** Evaluates at {@code seconds} after the start. */
    private RuleStatus at(RuleEngine engine, int seconds) {
        now = START.plusSeconds(seconds);
        samples.clear();
        engine.evaluate(now);
        return engine.groups().getFirst().rules().getFirst();
    }

    private static Point point(double value, String... labels) {
        var map = new TreeMap<String, String>();
        for (int index = 0; index < labels.length; index += 2) {
            map.put(labels[index], labels[index + 1]);
        }
        return new Point(map, value);
    }

    private static final String ALERT = """
            groups:
              - name: g
                labels: {team: platform}
                rules:
                  - alert: High
                    expr: x
                    for: 1m
                    keep_firing_for: 30s
                    labels:
                      severity: '{{ if gt $value 5.0 }}critical{{ else }}warning{{ end }}'
                    annotations:
                      summary: '{{ $labels.service }} at {{ $value | humanize }}{{ with query "y" }} of {{ . | first | value }}{{ end }}'
            """;

    @Test
    void goesFromPendingToFiringToResolved() {
        RuleEngine engine = engine(ALERT);
        results.put("y", List.of(point(9)));
        results.put("x", List.of(point(2, "__name__", "x", "service", "a")));

        RuleStatus pending = at(engine, 0);
        assertThat(pending.state()).contains(State.PENDING);
        assertThat(pending.alerts().getFirst().labels())
                .isEqualTo(Map.of("alertname", "High", "service", "a", "severity", "warning", "team", "platform"));
        assertThat(pending.alerts().getFirst().annotations()).containsEntry("summary", "a at 2 of 9");
        assertThat(samples)
                .containsExactlyInAnyOrder(
                        "{__name__=ALERTS, alertname=High, alertstate=pending, service=a, severity=warning, team=platform}"
                                + " 1.0",
                        "{__name__=ALERTS_FOR_STATE, alertname=High, service=a, severity=warning, team=platform} "
                                + (double) START.getEpochSecond());
        assertThat(notable).isEmpty();

        at(engine, 45);
        RuleStatus firing = at(engine, 60);
        assertThat(firing.state()).contains(State.FIRING);
        assertThat(notable).hasSize(1);
        assertThat(samples)
                .contains(
                        "{__name__=ALERTS, alertname=High, alertstate=pending, service=a, severity=warning, team=platform}"
                                + " stale",
                        "{__name__=ALERTS, alertname=High, alertstate=firing, service=a, severity=warning, team=platform}"
                                + " 1.0");

        results.put("x", List.of());
        assertThat(at(engine, 75).state()).contains(State.FIRING);
        assertThat(at(engine, 90).state()).contains(State.FIRING);
        RuleStatus resolved = at(engine, 105);
        assertThat(resolved.state()).isEmpty();
        assertThat(notable).extracting(ActiveAlert::state).containsExactly(State.RESOLVED);
        assertThat(samples).allMatch(sample -> sample.endsWith(" stale")).hasSize(2);
        at(engine, 120);
        assertThat(notable).isEmpty();

        assertThat(changes)
                .containsExactly("0s a: none to pending", "60s a: pending to firing", "105s a: firing to resolved");
    }

    @Test
    void forgetsAPendingAlertWhoseConditionEnds() {
        RuleEngine engine = engine(ALERT);
        results.put("y", List.of());
        results.put("x", List.of(point(2, "service", "a")));
        at(engine, 0);
        at(engine, 45);
        results.put("x", List.of());
        assertThat(at(engine, 50).alerts()).isEmpty();
        results.put("x", List.of(point(2, "service", "a")));

        assertThat(at(engine, 60).state()).contains(State.PENDING);
        assertThat(at(engine, 120).state()).contains(State.FIRING);
    }

    @Test
    void keepsTheTimeOfAnAlertWhoseConditionComesBackInTime() {
        RuleEngine engine = engine(ALERT);
        results.put("y", List.of());
        results.put("x", List.of(point(2, "service", "a")));
        at(engine, 0);
        at(engine, 60);
        results.put("x", List.of());
        at(engine, 75);
        results.put("x", List.of(point(3, "service", "a")));
        at(engine, 90);
        results.put("x", List.of());

        assertThat(at(engine, 100).state()).contains(State.FIRING);
        assertThat(at(engine, 129).state()).contains(State.FIRING);
        assertThat(at(engine, 130).state()).isEmpty();
    }

    @Test
    void firesAgainAfterItWasResolved() {
        RuleEngine engine = engine(ALERT.replace("for: 1m", "for: 0s").replace("        keep_firing_for: 30s\n", ""));
        results.put("y", List.of());
        results.put("x", List.of(point(2, "service", "a")));
        at(engine, 0);
        results.put("x", List.of());
        at(engine, 15);
        results.put("x", List.of(point(2, "service", "a")));
        at(engine, 30);
        results.put("x", List.of());
        at(engine, 45);
        assertThat(at(engine, 60).alerts()).extracting(ActiveAlert::state).containsExactly(State.RESOLVED);
        assertThat(at(engine, 46 + 15 * 60).alerts()).isEmpty();

        assertThat(changes)
                .containsExactly(
                        "0s a: none to firing",
                        "15s a: firing to resolved",
                        "30s a: none to firing",
                        "45s a: firing to resolved");
    }

    @Test
    void saysWhenAlertsCannotBeToldApart() {
        RuleEngine engine = engine(ALERT);
        results.put("y", List.of());
        results.put("x", List.of(point(2, "__name__", "x"), point(3, "__name__", "z")));

        RuleStatus status = at(engine, 0);

        assertThat(status.health()).isEqualTo(Health.ERR);
        assertThat(status.error()).contains("same labelset after applying alert labels");
    }

    @Test
    void keepsAlertsWhenAnEvaluationFails() {
        RuleEngine engine = engine(ALERT);
        results.put("y", List.of());
        results.put("x", List.of(point(2, "service", "a")));
        at(engine, 0);
        results.remove("x");

        RuleStatus failed = at(engine, 30);
        assertThat(failed.health()).isEqualTo(Health.ERR);
        assertThat(failed.error()).isEqualTo("no such metric");
        assertThat(failed.alerts()).hasSize(1);
        assertThat(samples).isEmpty();

        results.put("x", List.of(point(2, "service", "a")));
        assertThat(at(engine, 60).state()).contains(State.FIRING);
        assertThat(engine.groups().getFirst().rules().getFirst().health()).isEqualTo(Health.OK);
    }

    @Test
    void putsTheFaultOfATemplateInItsPlace() {
        RuleEngine engine = engine(ALERT);
        results.put("x", List.of(point(2, "service", "a")));

        assertThat(at(engine, 0).alerts().getFirst().annotations().get("summary"))
                .startsWith("<error expanding template: ")
                .contains("no such metric");
    }

    @Test
    void refusesMoreAlertsThanTheLimit() {
        RuleEngine engine = engine(ALERT.replace("- name: g", "- name: g\n    limit: 1"));
        results.put("y", List.of());
        results.put("x", List.of(point(2, "service", "a"), point(2, "service", "b")));

        RuleStatus status = at(engine, 0);

        assertThat(status.error()).isEqualTo("exceeded limit of 1 with 2 alerts");
        assertThat(status.alerts()).isEmpty();
    }

    private static final String RECORDING = """
            groups:
              - name: g
                query_offset: 10s
                rules:
                  - record: job:x:sum
                    expr: x
                    labels: {le: '', tier: gold}
            """;

    @Test
    void recordsSeriesAndMarksTheirEnd() {
        RuleEngine engine = engine(RECORDING);
        results.put("x", List.of(point(1, "__name__", "x", "a", "1", "le", "5"), point(2, "a", "2")));
        assertThat(at(engine, 0).health()).isEqualTo(Health.OK);
        assertThat(samples)
                .containsExactlyInAnyOrder(
                        "{__name__=job:x:sum, a=1, tier=gold} 1.0 @-10000",
                        "{__name__=job:x:sum, a=2, tier=gold} 2.0 @-10000");

        results.put("x", List.of(point(3, "a", "2")));
        at(engine, 15);
        assertThat(samples)
                .containsExactlyInAnyOrder(
                        "{__name__=job:x:sum, a=1, tier=gold} stale @-10000",
                        "{__name__=job:x:sum, a=2, tier=gold} 3.0 @-10000");
        at(engine, 30);
        assertThat(samples).hasSize(1);
    }

    @Test
    void refusesToRecordOneSeriesTwice() {
        RuleEngine engine = engine(RECORDING);
        results.put("x", List.of(point(1, "a", "1", "le", "5"), point(2, "a", "1")));

        assertThat(at(engine, 0).error()).contains("same labelset after applying rule labels");
        assertThat(samples).isEmpty();
    }

    @Test
    void takesItsTurnAtTheSamePlacesOnTheClock() {
        var group = new RuleGroup("a.yml", "g", Duration.ofSeconds(15), Duration.ZERO, 0, List.of());
        var runner = new GroupRunner(
                group, new RuleContext(expressions, (_, _, _) -> {}, (_, _, _, _, _) -> {}, "", NOPLogger.NOP_LOGGER));

        Instant first = runner.nextTurn(START);

        assertThat(first).isAfter(START).isBeforeOrEqualTo(START.plusSeconds(15));
        assertThat(runner.nextTurn(first)).isEqualTo(first.plusSeconds(15));
        assertThat(runner.nextTurn(first.minusMillis(1))).isEqualTo(first);
        assertThat(runner.nextTurn(START.plusSeconds(3600))).isEqualTo(first.plusSeconds(3600));
    }
}
