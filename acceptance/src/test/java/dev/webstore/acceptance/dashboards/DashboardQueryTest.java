package dev.webstore.acceptance.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.rules.KnownSeries;
import dev.webstore.acceptance.telemetry.CollectorMetrics;
import dev.webstore.promql.Expression;
import dev.webstore.promql.LabelMatcher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Panels ask for what exists, in a language that is understood. */
class DashboardQueryTest {

    private static final Map<String, Set<String>> KNOWN = known();

    @ParameterizedTest
    @MethodSource("promql")
    void asksForWhatExists(PanelQuery query) {
        Expression expression = Expression.parse(query.filledIn("1h", "1m"));

        expression.selectors().forEach(selector -> {
            assertThat(KNOWN).as(query.panel()).containsKey(selector.metric());
            assertThat(KNOWN.getOrDefault(selector.metric(), Set.of()))
                    .as("labels of " + selector.metric())
                    .containsAll(selector.matchers().stream()
                            .map(LabelMatcher::name)
                            .filter(name -> !name.equals("__name__"))
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("promql")
    void groupsByWhatExists(PanelQuery query) {
        var possible = new HashSet<String>();
        Expression expression = Expression.parse(query.filledIn("1h", "1m"));
        expression.selectors().forEach(selector -> possible.addAll(KNOWN.getOrDefault(selector.metric(), Set.of())));

        assertThat(possible).containsAll(grouping(expression).toList());
    }

    static List<PanelQuery> promql() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.queries().stream())
                .filter(PanelQuery::isPromql)
                .toList();
    }

    private static Stream<String> grouping(Expression expression) {
        Stream<String> own = switch (expression) {
            case Expression.Aggregate aggregate -> aggregate.labels().stream();
            case Expression.Binary binary -> binary.matching().labels().stream();
            default -> Stream.of();
        };
        return Stream.concat(own, expression.parts().stream().flatMap(DashboardQueryTest::grouping));
    }

    private static Map<String, Set<String>> known() {
        var known = new HashMap<>(KnownSeries.labels());
        CollectorMetrics.labels()
                .forEach((name, labels) ->
                        known.computeIfAbsent(name, _ -> new HashSet<>()).addAll(labels));
        return known;
    }
}
