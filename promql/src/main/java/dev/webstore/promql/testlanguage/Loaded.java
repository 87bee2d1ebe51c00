package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Expression;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import dev.webstore.promql.testlanguage.Script.Load;
import dev.webstore.promql.testlanguage.Script.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The samples that a script has loaded. */
final class Loaded implements SeriesSource {

    private final Map<Labels, SortedMap<Long, Double>> series = new LinkedHashMap<>();

    void clear() {
        series.clear();
    }

    void add(Load load) {
        for (Points points : load.series()) {
            SortedMap<Long, Double> samples = series.computeIfAbsent(labels(points.notation()), _ -> new TreeMap<>());
            for (int i = 0; i < points.values().size(); i++) {
                Double value = points.values().get(i);
                if (value != null) {
                    samples.put(i * load.stepMillis(), value);
                }
            }
        }
    }

    /** The labels of a series as it is written in a script. */
    static Labels labels(String notation) {
        if (notation.equals("{}")) {
            return Labels.EMPTY;
        }
        Map<String, String> labels = new TreeMap<>();
        // Any notation of a series is a selector of it, once there is something to select by.
        String selector = notation.endsWith("}")
                ? notation.substring(0, notation.length() - 1).stripTrailing().replaceAll(",$", "")
                        + (notation.replaceAll("\\s", "").endsWith("{}") ? "" : ",")
                        + "__test__=\"x\"}"
                : notation;
        if (Expression.parse(selector) instanceof Expression.Selector parsed) {
            parsed.matchers().forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        }
        labels.remove("__test__");
        return Labels.of(labels);
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long fromMillis, long toMillis) {
        List<Series> found = new ArrayList<>();
        series.forEach((labels, samples) -> {
            if (matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
                SortedMap<Long, Double> within = samples.subMap(fromMillis, Math.max(fromMillis, toMillis + 1));
                long[] times =
                        within.keySet().stream().mapToLong(Long::longValue).toArray();
                double[] values = within.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                if (times.length > 0) {
                    found.add(Series.of(labels, times, values));
                }
            }
        });
        return found;
    }
}
