package dev.webstore.promql;

import dev.webstore.promql.Expression.Aggregate;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Series that become one. */
final class SeriesGroup {

    private final Evaluation evaluation;
    private final Aggregate aggregate;
    private final List<Row> members;
    private final boolean hasHistograms;

    SeriesGroup(Evaluation evaluation, Aggregate aggregate, List<Row> members) {
        this.evaluation = evaluation;
        this.aggregate = aggregate;
        this.members = members;
        this.hasHistograms = members.stream().anyMatch(member -> member.histograms() != null);
    }

    Row row(Labels labels, double[] parameters, Steps steps) {
        var column = new Column(steps.count());
        double[] numbers = new double[members.size()];
        for (int step = 0; step < steps.count(); step++) {
            int size = 0;
            for (Row member : members) {
                if (member.hasNumber(step)) {
                    numbers[size++] = member.values()[step];
                }
            }
            put(Arrays.copyOf(numbers, size), parameters[step], column, step);
        }
        return column.row(labels, members.stream().anyMatch(Row::losesName));
    }

    private void put(double[] numbers, double parameter, Column column, int step) {
        List<Row> withHistogram = hasHistograms ? withHistogram(step) : List.of();
        int size = numbers.length + withHistogram.size();
        if (size == 0) {
            return;
        }
        switch (aggregate.operator()) {
            case COUNT -> column.put(step, size);
            case GROUP -> column.put(step, 1);
            case SUM, AVG -> {
                if (withHistogram.isEmpty()) {
                    column.put(step, aggregated(numbers, parameter));
                } else if (numbers.length > 0) {
                    evaluation.remark(Remark.mixedTypesInAggregation(), aggregate.inner());
                } else {
                    column.put(step, sum(withHistogram, step));
                }
            }
            default -> {
                if (!withHistogram.isEmpty()) {
                    evaluation.remark(Remark.ignoredInAggregation(aggregate.operator()), aggregate.inner());
                }
                if (numbers.length > 0) {
                    column.put(step, aggregated(numbers, parameter));
                }
            }
        }
    }

    private List<Row> withHistogram(int step) {
        return members.stream().filter(member -> member.histogram(step) != null).toList();
    }

    private @Nullable Histogram sum(List<Row> rows, int step) {
        List<Histogram> histograms = new ArrayList<>();
        for (Row row : rows) {
            Histogram histogram = row.histogram(step);
            if (histogram != null) {
                histograms.add(histogram);
            }
        }
        return HistogramSums.of(
                histograms,
                aggregate.operator() == Aggregation.AVG,
                i -> rows.get(i).labels().name(),
                remark -> evaluation.remark(remark, aggregate.inner()));
    }

    private double aggregated(double[] values, double parameter) {
        return switch (aggregate.operator()) {
            case SUM -> Statistics.sum(values);
            case AVG -> Statistics.average(values);
            case MIN -> extreme(values, false);
            case MAX -> extreme(values, true);
            case STDDEV -> Math.sqrt(Statistics.variance(values));
            case STDVAR -> Statistics.variance(values);
            case QUANTILE -> Statistics.quantile(parameter, values);
            default -> throw new IllegalStateException(aggregate.operator() + " does not make one of many");
        };
    }

    private static double extreme(double[] values, boolean greatest) {
        double best = values[0];
        for (double value : values) {
            if (Double.isNaN(best) || (greatest ? value > best : value < best)) {
                best = value;
            }
        }
        return best;
    }
}
