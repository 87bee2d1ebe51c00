package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Expression;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import dev.webstore.promql.testlanguage.Script.Load;
import dev.webstore.promql.testlanguage.Script.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The samples that a script has loaded. */
final class Loaded implements SeriesSource {

    private final Map<Labels, NavigableMap<Long, Sample>> series = new LinkedHashMap<>();

    /** A sample; {@code start} is 0 when it is not known since when it has been counted. */
    record Sample(double value, @Nullable Histogram histogram, long start) {}

    void clear() {
        series.clear();
    }

    void add(Load load) {
        for (Points points : load.series()) {
            Labels labels = labels(points.notation());
            for (int i = 0; i < points.values().size(); i++) {
                Point point = points.values().get(i);
                if (point != null) {
                    long time = i * load.stepMillis();
                    add(labels, time, new Sample(point.value(), point.histogram(), start(points, i, time)));
                }
            }
        }
        if (load.withCustomBuckets()) {
            CustomBuckets.of(load)
                    .forEach((labels, histograms) -> histograms.forEach(
                            (time, histogram) -> add(labels, time, new Sample(Double.NaN, histogram, 0))));
        }
    }

    private static long start(Points points, int index, long time) {
        Long offset = index < points.starts().size() ? points.starts().get(index) : null;
        return offset == null ? 0 : time + offset;
    }

    private void add(Labels labels, long time, Sample sample) {
        NavigableMap<Long, Sample> samples = series.computeIfAbsent(labels, _ -> new TreeMap<>());
        Map.Entry<Long, Sample> before = samples.lowerEntry(time);
        Histogram histogram = sample.histogram();
        samples.put(
                time,
                histogram == null
                        ? sample
                        : new Sample(
                                sample.value(),
                                remembered(
                                        histogram,
                                        before == null
                                                ? null
                                                : before.getValue().histogram()),
                                sample.start()));
    }

    /** What Prometheus's storage knows of resets later: only that there was none since the sample before. */
    private static Histogram remembered(Histogram histogram, @Nullable Histogram before) {
        if (histogram.reset() == Reset.GAUGE) {
            return histogram;
        }
        boolean continues = before != null
                && before.reset() != Reset.GAUGE
                && histogram.reset() != Reset.RESET
                && histogram.schema() == before.schema()
                && histogram.zeroThreshold() == before.zeroThreshold()
                && histogram.hasBoundsOf(before)
                && !histogram.with(Reset.UNKNOWN).isResetSince(before);
        return histogram.with(continues ? Reset.NOT_RESET : Reset.UNKNOWN);
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
                Map<Long, Sample> within = samples.subMap(fromMillis, Math.max(fromMillis, toMillis + 1));
                if (!within.isEmpty()) {
                    found.add(series(labels, within));
                }
            }
        });
        return found;
    }

    private static Series series(Labels labels, Map<Long, Sample> samples) {
        List<Sample> values = List.copyOf(samples.values());
        return Series.of(
                labels,
                samples.keySet().stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Sample::value).toArray(),
                values.stream().map(Sample::histogram).toArray(Histogram[]::new),
                values.stream().mapToLong(Sample::start).toArray());
    }
}
