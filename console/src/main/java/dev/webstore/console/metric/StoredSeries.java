package dev.webstore.console.metric;

import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.LabelMatcher.Comparison;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import java.util.List;

/** Lets PromQL read a {@link MetricStore}. */
public final class StoredSeries implements SeriesSource {

    private final MetricStore store;

    /** Reads {@code store}. */
    public StoredSeries(MetricStore store) {
        this.store = store;
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long fromMillis, long toMillis) {
        String name = matchers.stream()
                .filter(matcher -> matcher.name().equals(Labels.NAME) && matcher.operator() == Comparison.EQUAL)
                .map(LabelMatcher::value)
                .findFirst()
                .orElse("");
        return store
                .select(
                        name,
                        labels -> matchers.stream()
                                .allMatch(matcher -> matcher.matches(labels.getOrDefault(matcher.name(), ""))),
                        fromMillis,
                        toMillis)
                .stream()
                .map(found -> Series.of(Labels.of(found.labels()), found.millis(), found.values()))
                .toList();
    }
}
