package dev.webstore.acceptance.rules;

import dev.webstore.promql.Expression;
import dev.webstore.promql.Expression.Aggregate;
import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names in an expression of PromQL.
 *
 * @param series the series it selects, with the labels it selects them by
 * @param grouping the labels it groups or matches by
 */
record Names(Map<String, Set<String>> series, Set<String> grouping) {

    static Names in(String text) {
        Expression expression = Expression.parse(text);
        var series = new HashMap<String, Set<String>>();
        expression.selectors().forEach(selector -> {
            Set<String> labels = series.computeIfAbsent(selector.metric(), metric -> new TreeSet<>());
            selector.matchers().stream()
                    .map(LabelMatcher::name)
                    .filter(label -> !label.equals(Labels.NAME))
                    .forEach(labels::add);
        });
        var grouping = new TreeSet<String>();
        parts(expression).forEach(part -> {
            switch (part) {
                case Aggregate aggregate -> grouping.addAll(aggregate.labels());
                case Binary binary -> {
                    grouping.addAll(binary.matching().labels());
                    grouping.addAll(binary.matching().include());
                }
                default -> {}
            }
        });
        return new Names(series, grouping);
    }

    private static Stream<Expression> parts(Expression expression) {
        return Stream.concat(Stream.of(expression), expression.parts().stream().flatMap(Names::parts));
    }
}
