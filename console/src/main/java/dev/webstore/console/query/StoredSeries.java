package dev.webstore.console.query;

import dev.webstore.console.metric.MetricStore;
import dev.webstore.console.metric.MetricStore.Selected;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.LabelMatcher.Comparison;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The series of the store, for the engine. */
public final class StoredSeries implements SeriesSource {

    private final MetricStore store;

    /** Those of {@code store}. */
    public StoredSeries(MetricStore store) {
        this.store = store;
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long fromMillis, long toMillis) {
        long before = fromMillis == Long.MIN_VALUE ? fromMillis : fromMillis - 1;
        return store.select(name(matchers), wanted(matchers), before, toMillis).stream()
                .map(StoredSeries::series)
                .toList();
    }

    private static Series series(Selected selected) {
        return Series.of(Labels.of(selected.labels()), selected.millis(), selected.values());
    }

    /** The metric that all wanted series are of, or "". */
    private static String name(List<LabelMatcher> matchers) {
        return matchers.stream()
                .filter(matcher -> matcher.name().equals(Labels.NAME) && matcher.operator() == Comparison.EQUAL)
                .map(LabelMatcher::value)
                .findFirst()
                .orElse("");
    }

    /** Tells by labels whether a series fits all matchers. */
    public static Predicate<Map<String, String>> wanted(List<LabelMatcher> matchers) {
        return labels ->
                matchers.stream().allMatch(matcher -> matcher.matches(labels.getOrDefault(matcher.name(), "")));
    }
}
