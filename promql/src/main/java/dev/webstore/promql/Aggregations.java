package dev.webstore.promql;

import dev.webstore.promql.Expression.Aggregate;
import dev.webstore.promql.Result.Rows;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes few elements of many. */
final class Aggregations {

    private Aggregations() {}

    static Result evaluate(Evaluation evaluation, Aggregate aggregate, Steps steps) {
        List<Row> rows = evaluation.rows(aggregate.inner(), steps);
        if (aggregate.operator() == Aggregation.COUNT_VALUES && aggregate.parameter() != null) {
            return countValues(evaluation.text(aggregate.parameter(), steps), rows, aggregate, steps);
        }
        double[] parameters = parameters(evaluation, aggregate, steps);
        Map<Labels, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(group(row.labels(), aggregate), _ -> new ArrayList<>())
                    .add(row);
        }
        List<Row> result = new ArrayList<>();
        groups.forEach((labels, members) -> {
            if (aggregate.operator().chooses()) {
                result.addAll(chosen(evaluation, aggregate, members, parameters, steps));
            } else {
                result.add(new SeriesGroup(evaluation, aggregate, members).row(labels, parameters, steps));
            }
        });
        return new Rows(aggregate.operator().chooses() ? ordered(aggregate.operator(), result) : result);
    }

    private static double[] parameters(Evaluation evaluation, Aggregate aggregate, Steps steps) {
        if (aggregate.parameter() == null) {
            return new double[steps.count()];
        }
        Expression parameterExpression = aggregate.parameter();
        double[] parameters = evaluation.scalars(parameterExpression, steps);
        for (double parameter : parameters) {
            switch (aggregate.operator()) {
                case QUANTILE -> Histograms.check(evaluation, parameter, parameterExpression);
                case TOPK, BOTTOMK, LIMITK -> {
                    if (Double.isNaN(parameter)) {
                        throw new EvaluationException("Parameter value is NaN");
                    }
                    if (Math.abs(parameter) > Long.MAX_VALUE) {
                        throw new EvaluationException("Scalar value " + Numbers.text(parameter) + " overflows int64");
                    }
                }
                case LIMIT_RATIO -> {
                    if (Double.isNaN(parameter)) {
                        throw new EvaluationException("Ratio value is NaN");
                    }
                    if (parameter < -1 || parameter > 1) {
                        evaluation.remark(Remark.ratio(parameter), parameterExpression);
                    }
                }
                default -> {
                    // Takes no number.
                }
            }
        }
        return parameters;
    }

    private static Labels group(Labels labels, Aggregate aggregate) {
        if (!aggregate.without()) {
            return labels.only(aggregate.labels());
        }
        return labels.withoutName().without(aggregate.labels());
    }

    private static List<Row> chosen(
            Evaluation evaluation, Aggregate aggregate, List<Row> members, double[] parameters, Steps steps) {
        Map<Row, Column> kept = new LinkedHashMap<>();
        for (int step = 0; step < steps.count(); step++) {
            for (Row row : chosen(evaluation, aggregate, members, parameters[step], step)) {
                kept.computeIfAbsent(row, _ -> new Column(steps.count())).put(step, row);
            }
        }
        List<Row> rows = new ArrayList<>();
        kept.forEach((row, column) -> rows.add(row.with(column)));
        return rows;
    }

    private static List<Row> chosen(
            Evaluation evaluation, Aggregate aggregate, List<Row> members, double parameter, int step) {
        Aggregation operator = aggregate.operator();
        List<Row> present = members.stream().filter(member -> member.has(step)).toList();
        if (operator == Aggregation.LIMIT_RATIO) {
            return present.stream().filter(row -> isIn(row.labels(), parameter)).toList();
        }
        long number = (long) parameter;
        if (number < 1) {
            return List.of();
        }
        if (operator == Aggregation.LIMITK) {
            return present.stream().limit(number).toList();
        }
        List<Row> numbers =
                present.stream().filter(member -> member.hasNumber(step)).toList();
        if (numbers.size() < present.size()) {
            evaluation.remark(Remark.ignoredInAggregation(operator), aggregate);
        }
        return numbers.stream()
                .sorted(byValue(operator == Aggregation.TOPK, step))
                .limit(number)
                .toList();
    }

    /** NaN is neither great nor small. */
    private static Comparator<Row> byValue(boolean descending, int step) {
        return (a, b) -> {
            double x = a.values()[step];
            double y = b.values()[step];
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
            }
            return descending ? Double.compare(y, x) : Double.compare(x, y);
        };
    }

    /** A share of the label sets that is the same each time; of a negative ratio all the others. */
    private static boolean isIn(Labels labels, double ratio) {
        double place = labels.place();
        return ratio >= 0 ? place < ratio : place >= 1 + ratio;
    }

    /** The best first across groups is not promised, but within each. */
    private static List<Row> ordered(Aggregation operator, List<Row> rows) {
        boolean sorts = operator == Aggregation.TOPK || operator == Aggregation.BOTTOMK;
        boolean isInstant = rows.stream().allMatch(row -> row.values().length == 1);
        if (!sorts || !isInstant) {
            return rows;
        }
        return rows.stream().sorted(byValue(operator == Aggregation.TOPK, 0)).toList();
    }

    private static Result countValues(@Nullable String label, List<Row> rows, Aggregate aggregate, Steps steps) {
        if (label == null || !Lexer.canBeLabel(label)) {
            throw new EvaluationException("invalid label name " + Lexer.quote(label == null ? "" : label));
        }
        Map<Labels, double[]> counts = new LinkedHashMap<>();
        for (Row row : rows) {
            Labels group = group(row.labels(), aggregate);
            for (int step = 0; step < steps.count(); step++) {
                if (row.has(step)) {
                    Histogram histogram = row.histogram(step);
                    Labels counted = group.with(
                            label, histogram == null ? Numbers.text(row.values()[step]) : histogram.toString());
                    double[] values = counts.computeIfAbsent(counted, _ -> Row.nothing(steps.count()));
                    values[step] = Stale.is(values[step]) ? 1 : values[step] + 1;
                }
            }
        }
        List<Row> result = new ArrayList<>();
        counts.forEach((labels, values) -> result.add(new Row(labels, values)));
        return new Rows(result);
    }
}
