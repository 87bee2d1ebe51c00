package dev.webstore.promql;

import dev.webstore.promql.Expression.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quantiles and fractions of classic histograms: of series with cumulative counts by their label {@code le}. */
final class Histograms {

    /** Counts that differ by less, relatively, are taken as equal: rates have rounding errors. */
    private static final double TOLERANCE = 1e-12;

    private Histograms() {}

    /** A bucket: how many were at most {@code bound}. */
    private record Bucket(double bound, double count) {}

    /** How many were at most {@code bound}, at each step. */
    private record Counts(double bound, Row row) {}

    private interface Measure {
        double of(Labels labels, List<Bucket> buckets, int step);
    }

    static List<Row> evaluate(Evaluation evaluation, Call call, Steps steps) {
        List<Expression> arguments = call.arguments();
        return switch (call.function().text()) {
            case "histogram_quantile" -> quantile(evaluation, arguments.getFirst(), arguments.getLast(), steps);
            case "histogram_quantiles" -> quantiles(evaluation, arguments, steps);
            default -> fraction(evaluation, arguments, steps);
        };
    }

    private static List<Row> quantile(Evaluation evaluation, Expression parameter, Expression vector, Steps steps) {
        double[] quantiles = evaluation.scalars(parameter, steps);
        for (double q : quantiles) {
            check(evaluation, q, parameter);
        }
        return measure(
                evaluation,
                vector,
                steps,
                (labels, buckets, step) -> quantile(
                        quantiles[step],
                        monotonic(buckets, () -> evaluation.remark(Remark.monotonicity(labels.name()), vector))));
    }

    /** Several quantiles at once, each with its value in a label. */
    private static List<Row> quantiles(Evaluation evaluation, List<Expression> arguments, Steps steps) {
        String label = evaluation.text(arguments.get(1), steps);
        List<Row> found = new ArrayList<>();
        for (Expression parameter : arguments.subList(2, arguments.size())) {
            double[] each = evaluation.scalars(parameter, steps);
            for (Row row : quantile(evaluation, parameter, arguments.getFirst(), steps)) {
                Map<String, double[]> byQuantile = new LinkedHashMap<>();
                for (int step = 0; step < each.length; step++) {
                    byQuantile.computeIfAbsent(Numbers.openMetrics(each[step]), _ -> Row.nothing(each.length))[step] =
                            row.values()[step];
                }
                byQuantile.forEach((q, values) -> found.add(row.with(values).with(label, q)));
            }
        }
        return Evaluation.unique(found);
    }

    private static List<Row> fraction(Evaluation evaluation, List<Expression> arguments, Steps steps) {
        double[] lower = evaluation.scalars(arguments.get(0), steps);
        double[] upper = evaluation.scalars(arguments.get(1), steps);
        return measure(
                evaluation,
                arguments.getLast(),
                steps,
                (_, buckets, step) -> fraction(lower[step], upper[step], buckets));
    }

    static void check(Evaluation evaluation, double q, Expression where) {
        if (Double.isNaN(q) || q < 0 || q > 1) {
            evaluation.remark(Remark.quantile(q), where);
        }
    }

    private static List<Row> measure(Evaluation evaluation, Expression vector, Steps steps, Measure measure) {
        Map<Labels, List<Counts>> histograms = new LinkedHashMap<>();
        for (Row row : evaluation.rows(vector, steps)) {
            double bound = bound(row.labels().get("le"));
            if (Double.isNaN(bound)) {
                evaluation.remark(
                        Remark.bucketLabel(row.labels().get("le"), row.labels().name()), vector);
                continue;
            }
            histograms
                    .computeIfAbsent(row.labels().without(List.of("le")), _ -> new ArrayList<>())
                    .add(new Counts(bound, row));
        }
        List<Row> measured = new ArrayList<>();
        histograms.forEach((labels, histogram) -> {
            histogram.sort(Comparator.comparingDouble(Counts::bound));
            double[] values = Row.nothing(steps.count());
            for (int step = 0; step < steps.count(); step++) {
                List<Bucket> buckets = buckets(histogram, step);
                if (!buckets.isEmpty()) {
                    values[step] = measure.of(labels, buckets, step);
                }
            }
            measured.add(evaluation.changed(new Row(labels, values), values));
        });
        return Evaluation.unique(measured);
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

    /** The buckets at a step, by their bounds; the counts of those with the same are added up. */
    private static List<Bucket> buckets(List<Counts> histogram, int step) {
        List<Bucket> buckets = new ArrayList<>(histogram.size());
        for (Counts counts : histogram) {
            if (!counts.row().has(step)) {
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

    /** Cumulative counts never fall; where they seem to, they are taken as equal. */
    private static List<Bucket> monotonic(List<Bucket> buckets, Runnable remark) {
        List<Bucket> monotonic = new ArrayList<>();
        double before = buckets.getFirst().count();
        for (Bucket bucket : buckets) {
            double count = bucket.count();
            boolean nearlyEqual = Math.abs(count - before) <= TOLERANCE * (Math.abs(count) + Math.abs(before));
            if (nearlyEqual) {
                count = before;
            } else if (count < before) {
                count = before;
                remark.run();
            }
            monotonic.add(new Bucket(bucket.bound(), count));
            before = count;
        }
        return monotonic;
    }

    /** The value at most which a share {@code q} is: linear within a bucket. */
    private static double quantile(double q, List<Bucket> buckets) {
        if (Double.isNaN(q)) {
            return Double.NaN;
        } else if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        } else if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        int last = buckets.size() - 1;
        double all = buckets.get(last).count();
        boolean isComplete = buckets.get(last).bound() == Double.POSITIVE_INFINITY && last >= 1;
        if (!isComplete || all == 0 || Double.isNaN(all)) {
            return Double.NaN;
        }
        double rank = q * all;
        int at = 0;
        while (at < last && buckets.get(at).count() < rank) {
            at++;
        }
        if (at == last) {
            return buckets.get(last - 1).bound();
        }
        double end = buckets.get(at).bound();
        if (at == 0 && end <= 0) {
            return end;
        }
        double begin = at == 0 ? 0 : buckets.get(at - 1).bound();
        double below = at == 0 ? 0 : buckets.get(at - 1).count();
        return begin + (end - begin) * ((rank - below) / (buckets.get(at).count() - below));
    }

    /** The share of what lies between two values. */
    private static double fraction(double lower, double upper, List<Bucket> buckets) {
        double all = buckets.getLast().count();
        boolean isComplete = buckets.getLast().bound() == Double.POSITIVE_INFINITY;
        if (!isComplete || all == 0 || Double.isNaN(all) || Double.isNaN(lower) || Double.isNaN(upper)) {
            return Double.NaN;
        }
        return lower >= upper ? 0 : (rank(upper, buckets, all) - rank(lower, buckets, all)) / all;
    }

    /** How many are at most {@code value}: linear within a bucket, as far as that has an end on both sides. */
    private static double rank(double value, List<Bucket> buckets, double all) {
        double begin = buckets.getFirst().bound() > 0 ? 0 : Double.NEGATIVE_INFINITY;
        double below = 0;
        for (Bucket bucket : buckets) {
            if (value <= begin) {
                return Math.min(below, all);
            } else if (value < bucket.bound()) {
                double share = (value - begin) / (bucket.bound() - begin);
                double rank = Double.isInfinite(begin) ? bucket.count() : below + (bucket.count() - below) * share;
                return Math.min(rank, all);
            }
            begin = bucket.bound();
            below = bucket.count();
        }
        return all;
    }
}
