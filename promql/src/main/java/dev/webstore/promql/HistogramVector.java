package dev.webstore.promql;

import dev.webstore.promql.ClassicHistogram.Bucket;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of a vector, as the histograms that they are, native ones, or belong to, classic ones. */
final class HistogramVector {

    private static final String BOUND = "le";

    private final Evaluation evaluation;
    private final Expression vector;
    private final int steps;
    private final Map<Labels, Family> families = new LinkedHashMap<>();

    /** Series of the same histogram. */
    private static final class Family {

        private @Nullable Row natives;
        private final List<Counts> counts = new ArrayList<>();
    }

    /** How many were at most {@code bound}, at each step. */
    private record Counts(double bound, Row row) {}

    /** What is wanted to be known of a histogram at a step. */
    interface Measure {

        double of(Histogram histogram, String metric, int step);

        double of(ClassicHistogram histogram, String metric, int step);
    }

    HistogramVector(Evaluation evaluation, Expression vector, Steps steps) {
        this.evaluation = evaluation;
        this.vector = vector;
        this.steps = steps.count();
        evaluation.rows(vector, steps).forEach(this::add);
        families.values().forEach(family -> family.counts.sort(Comparator.comparingDouble(Counts::bound)));
    }

    private void add(Row row) {
        if (row.histograms() != null) {
            family(row.labels()).natives = row;
        }
        if (!row.hasNumbers()) {
            return;
        }
        String text = row.labels().get(BOUND);
        double bound = bound(text);
        if (Double.isNaN(bound)) {
            remark(Remark.bucketLabel(text, row.labels().name()));
        } else {
            family(row.labels().without(List.of(BOUND))).counts.add(new Counts(bound, row));
        }
    }

    private Family family(Labels labels) {
        return families.computeIfAbsent(labels, _ -> new Family());
    }

    private static double bound(String text) {
        return switch (text) {
            case "+Inf", "Inf", "+inf", "inf" -> Double.POSITIVE_INFINITY;
            case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    yield Double.NaN;
                }
            }
        };
    }

    void remark(Remark remark) {
        evaluation.remark(remark, vector);
    }

    List<Row> measured(Measure measure) {
        List<Row> rows = new ArrayList<>();
        families.forEach((labels, family) -> {
            var column = new Column(steps);
            for (int step = 0; step < steps; step++) {
                put(family, labels.name(), measure, column, step);
            }
            rows.add(evaluation.changed(new Row(labels, new double[0]), column));
        });
        return Evaluation.unique(rows);
    }

    private void put(Family family, String metric, Measure measure, Column column, int step) {
        List<Bucket> buckets = buckets(family.counts, step);
        Histogram histogram = family.natives == null ? null : family.natives.histogram(step);
        if (histogram != null && !buckets.isEmpty()) {
            remark(Remark.classicAndNative(metric));
        } else if (histogram != null) {
            column.put(step, measure.of(histogram, metric, step));
        } else if (!buckets.isEmpty()) {
            column.put(step, measure.of(new ClassicHistogram(buckets), metric, step));
        }
    }

    /** The buckets at a step, by their bounds; the counts of those with the same are added up. */
    private static List<Bucket> buckets(List<Counts> histogram, int step) {
        List<Bucket> buckets = new ArrayList<>(histogram.size());
        for (Counts counts : histogram) {
            if (!counts.row().hasNumber(step)) {
                continue;
            }
            double count = counts.row().values()[step];
            if (!buckets.isEmpty() && buckets.getLast().bound() == counts.bound()) {
                count += buckets.removeLast().count();
            }
            buckets.add(new Bucket(counts.bound(), count));
        }
        return buckets;
    }
}
