package dev.webstore.promql;

import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.HistogramVector.Measure;
import dev.webstore.promql.histogram.Estimates;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Functions of histograms: of native ones, which are values, and of classic ones, which are series with cumulative counts
 * by their label {@code le}.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile">Query functions</a>
 */
final class Histograms {

    private Histograms() {}

    static List<Row> evaluate(Evaluation evaluation, Call call, Steps steps) {
        List<Expression> arguments = call.arguments();
        return switch (call.function().text()) {
            case "histogram_quantile" ->
                quantile(
                        evaluation,
                        arguments.getFirst(),
                        new HistogramVector(evaluation, arguments.getLast(), steps),
                        steps);
            case "histogram_quantiles" -> quantiles(evaluation, arguments, steps);
            case "histogram_fraction" -> fraction(evaluation, arguments, steps);
            case String function ->
                measured(evaluation, evaluation.rows(arguments.getFirst(), steps), measure(function));
        };
    }

    private static List<Row> quantile(
            Evaluation evaluation, Expression parameter, HistogramVector vector, Steps steps) {
        double[] quantiles = evaluation.scalars(parameter, steps);
        for (double q : quantiles) {
            check(evaluation, q, parameter);
        }
        return vector.measured(new Quantiles(quantiles, vector));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Quantiles(double[] quantiles, HistogramVector vector) implements Measure {

        @Override
        public double of(Histogram histogram, String metric, int step) {
            double q = quantiles[step];
            double value = Estimates.quantile(q, histogram);
            if (q >= 0 && q <= 1 && Estimates.hasNaN(histogram)) {
                vector.remark(Double.isNaN(value) ? Remark.quantileIsNaN(metric) : Remark.quantileIsSkewed(metric));
            }
            return value;
        }

        @Override
        public double of(ClassicHistogram histogram, String metric, int step) {
            return histogram
                    .monotonic(() -> vector.remark(Remark.monotonicity(metric)))
                    .quantile(quantiles[step]);
        }
    }

    /** Several quantiles at once, each with its value in a label. */
    private static List<Row> quantiles(Evaluation evaluation, List<Expression> arguments, Steps steps) {
        var vector = new HistogramVector(evaluation, arguments.getFirst(), steps);
        String label = evaluation.text(arguments.get(1), steps);
        List<Row> found = new ArrayList<>();
        for (Expression parameter : arguments.subList(2, arguments.size())) {
            double[] each = evaluation.scalars(parameter, steps);
            for (Row row : quantile(evaluation, parameter, vector, steps)) {
                Map<String, Column> byQuantile = new LinkedHashMap<>();
                for (int step = 0; step < each.length; step++) {
                    byQuantile
                            .computeIfAbsent(Numbers.openMetrics(each[step]), _ -> new Column(each.length))
                            .put(step, row);
                }
                byQuantile.forEach((q, column) -> found.add(row.with(column).with(label, q)));
            }
        }
        return Evaluation.unique(found);
    }

    private static List<Row> fraction(Evaluation evaluation, List<Expression> arguments, Steps steps) {
        double[] lower = evaluation.scalars(arguments.get(0), steps);
        double[] upper = evaluation.scalars(arguments.get(1), steps);
        var vector = new HistogramVector(evaluation, arguments.getLast(), steps);
        return vector.measured(new Fractions(lower, upper, vector));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Fractions(double[] lower, double[] upper, HistogramVector vector) implements Measure {

        @Override
        public double of(Histogram histogram, String metric, int step) {
            double value = Estimates.fraction(lower[step], upper[step], histogram);
            if (lower[step] < upper[step] && Estimates.hasNaN(histogram)) {
                vector.remark(Remark.fractionWithoutNaN(metric));
            }
            return value;
        }

        @Override
        public double of(ClassicHistogram histogram, String metric, int step) {
            return histogram.fraction(lower[step], upper[step]);
        }
    }

    static void check(Evaluation evaluation, double q, Expression where) {
        if (Double.isNaN(q) || q < 0 || q > 1) {
            evaluation.remark(Remark.quantile(q), where);
        }
    }

    private static ToDoubleFunction<Histogram> measure(String function) {
        return switch (function) {
            case "histogram_count" -> Histogram::count;
            case "histogram_sum" -> Histogram::sum;
            case "histogram_avg" -> histogram -> histogram.sum() / histogram.count();
            case "histogram_stdvar" -> Estimates::variance;
            case "histogram_stddev" -> histogram -> Math.sqrt(Estimates.variance(histogram));
            default -> throw new IllegalStateException("No function of histograms: " + function);
        };
    }

    /** Measures native histograms; other elements go. */
    private static List<Row> measured(Evaluation evaluation, List<Row> rows, ToDoubleFunction<Histogram> measure) {
        List<Row> measured = new ArrayList<>();
        for (Row row : rows) {
            var column = new Column(row.values().length);
            for (int step = 0; step < row.values().length; step++) {
                Histogram histogram = row.histogram(step);
                if (histogram != null) {
                    column.put(step, measure.applyAsDouble(histogram));
                }
            }
            measured.add(evaluation.changed(row, column));
        }
        return Evaluation.unique(measured);
    }
}
