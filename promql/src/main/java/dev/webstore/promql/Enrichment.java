package dev.webstore.promql;

import dev.webstore.promql.Expression.At;
import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Expression.Shift;
import dev.webstore.promql.Expression.Subquery;
import dev.webstore.promql.LabelMatcher.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to series what the metrics that describe their targets, such as {@code target_info}, say in their labels.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#info">info()</a>
 */
final class Enrichment {

    /** What a series and what describes it have in common. */
    private static final List<String> IDENTIFYING = List.of("instance", "job");

    private final List<LabelMatcher> names;
    private final List<LabelMatcher> wanted;
    private final int steps;
    private final Map<Labels, Enriched> results = new LinkedHashMap<>();

    private Enrichment(List<LabelMatcher> names, List<LabelMatcher> wanted, int steps) {
        this.names = names;
        this.wanted = wanted;
        this.steps = steps;
    }

    static List<Row> evaluate(Evaluation evaluation, Call call, Steps steps) {
        Expression described = call.arguments().getFirst();
        List<LabelMatcher> matchers = call.arguments().getLast() instanceof Selector selector
                        && call.arguments().size() > 1
                ? selector.matchers()
                : List.of();
        Map<Boolean, List<LabelMatcher>> areNames = matchers.stream()
                .collect(Collectors.partitioningBy(matcher -> matcher.name().equals(Labels.NAME)));
        var enrichment = new Enrichment(
                names(areNames.getOrDefault(true, List.of())), areNames.getOrDefault(false, List.of()), steps.count());
        List<LabelMatcher> all = Stream.concat(enrichment.names.stream(), enrichment.wanted.stream())
                .toList();
        // What was true of the target when the samples were taken.
        Shift shift = shift(evaluation, described);
        List<Row> rows = evaluation.rows(described, steps);
        return enrichment.add(
                rows, evaluation.instant(new Selector(all, Edge.SAMPLED, shift), steps, Aspect.TIME_OF_INFO));
    }

    private static List<LabelMatcher> names(List<LabelMatcher> given) {
        if (given.isEmpty()) {
            return List.of(new LabelMatcher(Labels.NAME, Comparison.EQUAL, "target_info"));
        }
        boolean chooses = given.stream()
                .anyMatch(matcher -> matcher.operator() == Comparison.EQUAL || matcher.operator() == Comparison.MATCH);
        return chooses
                ? given
                : Stream.concat(Stream.of(new LabelMatcher(Labels.NAME, Comparison.MATCH, ".+_info")), given.stream())
                        .toList();
    }

    /** When the first selector looks at its series: subqueries around it shift it too, up to a fixed time. */
    private static Shift shift(Evaluation evaluation, Expression expression) {
        return find(evaluation, expression).orElse(Shift.NONE);
    }

    private static Optional<Shift> find(Evaluation evaluation, Expression expression) {
        if (expression instanceof Selector selector) {
            return Optional.of(selector.shift());
        }
        Optional<Shift> inner = expression.parts().stream()
                .flatMap(part -> find(evaluation, part).stream())
                .findFirst();
        return expression instanceof Subquery subquery
                ? inner.map(shift -> shift.at() != null ? shift : within(evaluation, shift, subquery.shift()))
                : inner;
    }

    private static Shift within(Evaluation evaluation, Shift inner, Shift outer) {
        @Nullable At at = outer.at();
        return new Shift(new Span.Fixed(evaluation.millis(inner.offset()) + evaluation.millis(outer.offset())), at);
    }

    private List<Row> add(List<Row> rows, List<Row> infos) {
        Map<String, Map<Labels, List<Row>>> byMetric = byMetric(rows, infos);
        for (Row row : rows) {
            if (isInfo(row.labels())) {
                for (int step = 0; step < steps; step++) {
                    put(row, row.labels(), step);
                }
            } else {
                Labels signature = row.labels().only(IDENTIFYING);
                add(
                        row,
                        byMetric.values().stream()
                                .map(series -> series.getOrDefault(signature, List.of()))
                                .toList());
            }
        }
        List<Row> enriched = new ArrayList<>();
        results.forEach((labels, result) -> enriched.add(result.column().row(labels, result.losesName())));
        return enriched;
    }

    private record Enriched(Column column, boolean losesName) {}

    /** What describes one of the rows, by its name and what it describes. */
    private Map<String, Map<Labels, List<Row>>> byMetric(List<Row> rows, List<Row> infos) {
        Map<String, Set<String>> values = new TreeMap<>();
        for (String label : IDENTIFYING) {
            values.put(
                    label,
                    rows.stream()
                            .map(Row::labels)
                            .filter(labels -> labels.has(label) && !isInfo(labels))
                            .map(labels -> labels.get(label))
                            .collect(Collectors.toSet()));
        }
        values.values().removeIf(Set::isEmpty);
        Map<String, Map<Labels, List<Row>>> byMetric = new TreeMap<>();
        for (Row info : infos) {
            boolean describes = !values.isEmpty()
                    && values.entrySet().stream()
                            .allMatch(entry ->
                                    entry.getValue().contains(info.labels().get(entry.getKey())));
            if (describes) {
                byMetric.computeIfAbsent(info.labels().name(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(info.labels().only(IDENTIFYING), _ -> new ArrayList<>())
                        .add(info);
            }
        }
        return byMetric;
    }

    private boolean isInfo(Labels labels) {
        return names.stream().allMatch(matcher -> matcher.matches(labels));
    }

    private void add(Row row, List<List<Row>> infos) {
        boolean needsInfo = wanted.stream().anyMatch(matcher -> !matcher.matches(""));
        List<Labels> before = List.of();
        Labels labels = row.labels();
        for (int step = 0; step < steps; step++) {
            if (!row.has(step)) {
                continue;
            }
            List<Labels> found = new ArrayList<>();
            for (List<Row> series : infos) {
                Row newest = newest(series, step);
                if (newest != null) {
                    found.add(newest.labels());
                }
            }
            if (found.isEmpty() && needsInfo) {
                continue;
            }
            if (!found.equals(before)) {
                labels = enriched(row.labels(), found);
                before = found;
            }
            put(row, labels, step);
        }
    }

    /** The one with the latest sample at a step; values are the times of samples. */
    private static @Nullable Row newest(List<Row> series, int step) {
        Row newest = null;
        for (Row candidate : series) {
            if (!candidate.has(step)) {
                continue;
            }
            if (newest != null && newest.values()[step] == candidate.values()[step]) {
                throw new EvaluationException(
                        "found duplicate series for info metric: existing %1$s @ %2$d, new %3$s @ %2$d"
                                .formatted(
                                        newest.labels().inBraces(),
                                        Math.round(newest.values()[step] * 1e3),
                                        candidate.labels().inBraces()));
            }
            if (newest == null || newest.values()[step] < candidate.values()[step]) {
                newest = candidate;
            }
        }
        return newest;
    }

    private Labels enriched(Labels labels, List<Labels> infos) {
        Map<String, String> added = new TreeMap<>();
        for (Labels info : infos) {
            info.forEach((name, value) -> {
                boolean isWanted = wanted.isEmpty()
                        || wanted.stream().anyMatch(matcher -> matcher.name().equals(name));
                if (name.equals(Labels.NAME) || !isWanted) {
                    return;
                }
                if (!added.getOrDefault(name, value).equals(value)) {
                    throw new EvaluationException("conflicting label: " + name);
                }
                if (!labels.has(name)) {
                    added.put(name, value);
                }
            });
        }
        added.putAll(labels.asMap());
        return Labels.of(added);
    }

    private void put(Row row, Labels labels, int step) {
        if (!row.has(step)) {
            return;
        }
        Column column = results.computeIfAbsent(labels, _ -> new Enriched(new Column(steps), row.losesName()))
                .column();
        if (column.has(step)) {
            throw new EvaluationException("vector cannot contain metrics with the same labelset");
        }
        column.put(step, row);
    }
}
