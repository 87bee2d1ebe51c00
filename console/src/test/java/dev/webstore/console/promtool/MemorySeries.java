package dev.webstore.console.promtool;

import dev.webstore.console.rule.SampleSink;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Series in memory, each by ascending time. */
final class MemorySeries implements SeriesSource, SampleSink {

    private static final class Column {
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int size;

        void append(long time, double value) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            times[size] = time;
            values[size++] = value;
        }

        Series between(Labels labels, long from, long to) {
            int first = firstAtOrAfter(from);
            int end = to == Long.MAX_VALUE ? size : firstAtOrAfter(to + 1);
            return Series.of(labels, Arrays.copyOfRange(times, first, end), Arrays.copyOfRange(values, first, end));
        }

        private int firstAtOrAfter(long time) {
            int found = Arrays.binarySearch(times, 0, size, time);
            return found < 0 ? -found - 1 : found;
        }
    }

    private final Map<String, Map<Labels, Column>> byName = new LinkedHashMap<>();

    @Override
    public void append(Map<String, String> labels, long time, double value) {
        append(Labels.of(labels), time, value);
    }

    void append(Labels labels, long time, double value) {
        byName.computeIfAbsent(labels.name(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(labels, _ -> new Column())
                .append(time, value);
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long fromMillis, long toMillis) {
        var found = new ArrayList<Series>();
        LabelMatcher name = matchers.stream()
                .filter(matcher -> matcher.name().equals(Labels.NAME))
                .findFirst()
                .orElseThrow();
        byName.forEach((metric, columns) -> {
            if (name.matches(metric)) {
                columns.forEach((labels, column) -> {
                    if (matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
                        Series series = column.between(labels, fromMillis, toMillis);
                        if (series.size() > 0) {
                            found.add(series);
                        }
                    }
                });
            }
        });
        return found;
    }
}
