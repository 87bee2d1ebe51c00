package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Labels;
import dev.webstore.promql.histogram.Buckets;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import dev.webstore.promql.testlanguage.Script.Load;
import dev.webstore.promql.testlanguage.Script.Points;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Native histograms with custom buckets, made of classic ones: of series whose names end in _bucket, _count and _sum. */
final class CustomBuckets {

    private final NavigableMap<Double, Double> cumulative = new TreeMap<>();
    private @Nullable Double count;
    private double sum;

    private CustomBuckets() {}

    /** The histograms by their labels and times. */
    static Map<Labels, SortedMap<Long, Histogram>> of(Load load) {
        Map<Labels, SortedMap<Long, CustomBuckets>> collected = new LinkedHashMap<>();
        for (Points points : load.series()) {
            Labels labels = Loaded.labels(points.notation());
            String suffix = suffix(labels.name());
            for (int i = 0; i < points.values().size() && !suffix.isEmpty(); i++) {
                Point point = points.values().get(i);
                if (point != null && point.histogram() == null) {
                    collected
                            .computeIfAbsent(base(labels, suffix), _ -> new TreeMap<>())
                            .computeIfAbsent(i * load.stepMillis(), _ -> new CustomBuckets())
                            .add(suffix, labels.get("le"), point.value());
                }
            }
        }
        Map<Labels, SortedMap<Long, Histogram>> histograms = new LinkedHashMap<>();
        collected.forEach((labels, byTime) -> {
            SortedMap<Long, Histogram> converted = new TreeMap<>();
            byTime.forEach((time, buckets) -> converted.put(time, buckets.histogram()));
            histograms.put(labels, converted);
        });
        return histograms;
    }

    private static String suffix(String name) {
        return List.of("_bucket", "_count", "_sum").stream()
                .filter(name::endsWith)
                .findFirst()
                .orElse("");
    }

    private static Labels base(Labels labels, String suffix) {
        String name = labels.name();
        return labels.with(Labels.NAME, name.substring(0, name.length() - suffix.length()))
                .with("le", "");
    }

    private void add(String suffix, String bound, double value) {
        switch (suffix) {
            case "_bucket" -> cumulative.put(PointsReader.number(bound), value);
            case "_count" -> count = value;
            default -> sum = value;
        }
    }

    private Histogram histogram() {
        double all = count != null
                ? count
                : cumulative.isEmpty() ? 0 : cumulative.lastEntry().getValue();
        cumulative.putIfAbsent(Double.POSITIVE_INFINITY, all);
        double[] counts = new double[cumulative.size()];
        double below = 0;
        int i = 0;
        for (double value : cumulative.values()) {
            counts[i++] = value - below;
            below = value;
        }
        List<Double> bounds = List.copyOf(cumulative.keySet()).subList(0, cumulative.size() - 1);
        return new Histogram(
                Histogram.CUSTOM, 0, 0, all, sum, Buckets.from(0, counts), Buckets.NONE, bounds, Reset.UNKNOWN);
    }
}
