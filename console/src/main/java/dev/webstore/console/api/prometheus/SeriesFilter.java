package dev.webstore.console.api.prometheus;

import dev.webstore.promql.LabelMatcher;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Chooses series by their labels. */
final class SeriesFilter {

    private SeriesFilter() {}

    /** Those that fit all matchers. */
    static Predicate<Map<String, String>> of(List<LabelMatcher> matchers) {
        return labels ->
                matchers.stream().allMatch(matcher -> matcher.matches(labels.getOrDefault(matcher.name(), "")));
    }

    /** Those that fit any filter. */
    static Predicate<Map<String, String>> any(List<Predicate<Map<String, String>>> filters) {
        return labels -> filters.stream().anyMatch(filter -> filter.test(labels));
    }
}
