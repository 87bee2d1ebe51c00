package dev.webstore.acceptance.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What promtool's test files say about which rule.
 *
 * @param wholeLives alerts that in one test are quiet, then fire, then are quiet again, all with data
 * @param recorded series of which a test expects a value
 */
record RuleTests(Set<String> wholeLives, Set<String> recorded) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern TIME = Pattern.compile("(\\d+)(d|h|m|s)");
    private static final Map<String, Duration> UNITS = Map.of(
            "d", Duration.ofDays(1), "h", Duration.ofHours(1), "m", Duration.ofMinutes(1), "s", Duration.ofSeconds(1));

    private record Expectation(Duration time, boolean firing) {}

    /** Reads all test files. */
    static RuleTests read() {
        var lives = new HashSet<String>();
        var recorded = new HashSet<String>();
        Observability.files(Observability.PROMETHEUS_TESTS).stream()
                .flatMap(file -> Observability.read(file).path("tests").valueStream())
                .forEach(test -> {
                    lives.addAll(wholeLives(test));
                    test.path("promql_expr_test")
                            .valueStream()
                            .filter(expectation ->
                                    !expectation.path("exp_samples").isEmpty())
                            .forEach(expectation -> recorded.addAll(names(expectation)));
                });
        return new RuleTests(lives, recorded);
    }

    private static Set<String> wholeLives(JsonNode test) {
        var byAlert = new HashMap<String, List<Expectation>>();
        test.path("alert_rule_test")
                .valueStream()
                .forEach(expected -> byAlert.computeIfAbsent(
                                expected.path("alertname").asString(), alert -> new ArrayList<>())
                        .add(new Expectation(
                                time(expected.path("eval_time").asString()),
                                !expected.path("exp_alerts").isEmpty())));
        var lives = new HashSet<String>();
        byAlert.forEach((alert, expectations) -> {
            if (isWholeLife(expectations)) {
                lives.add(alert);
            }
        });
        return lives;
    }

    private static boolean isWholeLife(List<Expectation> expectations) {
        expectations.sort(Comparator.comparing(Expectation::time));
        boolean wasQuiet = false;
        boolean fired = false;
        for (Expectation expectation : expectations) {
            if (expectation.firing()) {
                fired = fired || wasQuiet;
            } else if (fired) {
                return true;
            } else {
                wasQuiet = true;
            }
        }
        return false;
    }

    private static Set<String> names(JsonNode expectation) {
        Matcher names = NAME.matcher(expectation.path("expr").asString());
        var found = new HashSet<String>();
        while (names.find()) {
            found.add(names.group());
        }
        return found;
    }

    private static Duration time(String text) {
        Duration sum = Duration.ZERO;
        Matcher parts = TIME.matcher(text);
        while (parts.find()) {
            sum = sum.plus(
                    UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1))));
        }
        return sum;
    }
}
