package dev.webstore.promql;

import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.Expression.Parentheses;
import dev.webstore.promql.Expression.Range;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Result.Rows;
import dev.webstore.promql.Result.Scalars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Functions applied to what they take. */
final class Calls {

    private Calls() {}

    static Result evaluate(Evaluation evaluation, Call call, Steps steps) {
        String name = call.function().text();
        List<Expression> arguments = call.arguments();
        if (arguments.stream().anyMatch(argument -> argument.type() == ValueType.MATRIX)) {
            return name.equals("absent_over_time")
                    ? absentOverTime(evaluation, arguments.getFirst(), steps)
                    : new Rows(RangeCalls.evaluate(evaluation, call, steps));
        }
        if (name.startsWith("sort") && !evaluation.period().isInstant()) {
            evaluation.remark(Remark.sortInRangeQuery(), call);
        }
        return switch (name) {
            case "time" -> new Scalars(times(steps));
            case "start" -> Evaluation.constant(evaluation.period().start() / 1e3, steps);
            case "end" -> Evaluation.constant(evaluation.period().end() / 1e3, steps);
            case "step" -> Evaluation.constant(evaluation.period().step() / 1e3, steps);
            case "range" ->
                Evaluation.constant(
                        (evaluation.period().end() - evaluation.period().start()) / 1e3, steps);
            case "min_of", "max_of" -> {
                double[] a = evaluation.scalars(arguments.getFirst(), steps);
                double[] b = evaluation.scalars(arguments.getLast(), steps);
                double[] values = new double[a.length];
                for (int step = 0; step < values.length; step++) {
                    values[step] = name.equals("min_of") ? Math.min(a[step], b[step]) : Math.max(a[step], b[step]);
                }
                yield new Scalars(values);
            }
            case "pi" -> Evaluation.constant(Math.PI, steps);
            case "scalar" -> scalar(evaluation.rows(arguments.getFirst(), steps), steps);
            case "vector" -> new Rows(List.of(new Row(Labels.EMPTY, evaluation.scalars(arguments.getFirst(), steps))));
            case "timestamp" -> timestamp(evaluation, arguments.getFirst(), steps);
            case "start_timestamp" -> startTimestamp(evaluation, arguments.getFirst(), steps);
            case "absent" -> absent(evaluation, arguments.getFirst(), steps);
            case "sort", "sort_desc" -> sorted(evaluation.rows(arguments.getFirst(), steps), name.equals("sort"));
            case "sort_by_label", "sort_by_label_desc" ->
                byLabel(
                        evaluation.rows(arguments.getFirst(), steps),
                        texts(evaluation, arguments, steps),
                        name.equals("sort_by_label"));
            case "label_replace" ->
                new Rows(Evaluation.unique(LabelFunctions.replace(
                        evaluation.rows(arguments.getFirst(), steps), texts(evaluation, arguments, steps))));
            case "label_join" ->
                new Rows(Evaluation.unique(LabelFunctions.join(
                        evaluation.rows(arguments.getFirst(), steps), texts(evaluation, arguments, steps))));
            case "info" -> new Rows(Enrichment.evaluate(evaluation, call, steps));
            case "histogram_quantile",
                    "histogram_quantiles",
                    "histogram_fraction",
                    "histogram_count",
                    "histogram_sum",
                    "histogram_avg",
                    "histogram_stddev",
                    "histogram_stdvar" -> new Rows(Histograms.evaluate(evaluation, call, steps));
            case "minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month", "year" ->
                calendar(evaluation, name, arguments, steps);
            default -> elementwise(evaluation, name, arguments, steps);
        };
    }

    private static double[] times(Steps steps) {
        double[] times = new double[steps.count()];
        for (int step = 0; step < times.length; step++) {
            times[step] = steps.time(step) / 1e3;
        }
        return times;
    }

    private static List<String> texts(Evaluation evaluation, List<Expression> arguments, Steps steps) {
        return arguments.stream()
                .filter(argument -> argument.type() == ValueType.STRING)
                .map(argument -> evaluation.text(argument, steps))
                .toList();
    }

    private static Result scalar(List<Row> rows, Steps steps) {
        double[] values = new double[steps.count()];
        for (int step = 0; step < values.length; step++) {
            int found = 0;
            for (Row row : rows) {
                if (row.hasNumber(step)) {
                    found++;
                    values[step] = row.values()[step];
                }
            }
            if (found != 1) {
                values[step] = Double.NaN;
            }
        }
        return new Scalars(values);
    }

    /** Of a selector the times of its samples, of all else the time of the step. */
    private static Result timestamp(Evaluation evaluation, Expression argument, Steps steps) {
        Expression inner = argument;
        while (inner instanceof Parentheses(Expression in)) {
            inner = in;
        }
        if (inner instanceof Selector selector) {
            return new Rows(
                    Evaluation.unique(evaluation.map(evaluation.instant(selector, steps, Aspect.TIME), time -> time)));
        }
        List<Row> rows = new ArrayList<>();
        for (Row row : evaluation.rows(inner, steps)) {
            var column = new Column(steps.count());
            for (int step = 0; step < steps.count(); step++) {
                if (row.has(step)) {
                    column.put(step, steps.time(step) / 1e3);
                }
            }
            rows.add(evaluation.changed(row, column));
        }
        return new Rows(Evaluation.unique(rows));
    }

    /** Of a selector since when its samples have been counted; of all else nobody knows. */
    private static Result startTimestamp(Evaluation evaluation, Expression argument, Steps steps) {
        return new Rows(
                argument instanceof Selector selector
                        ? Evaluation.unique(
                                evaluation.map(evaluation.instant(selector, steps, Aspect.START), start -> start))
                        : List.of());
    }

    private static Result absent(Evaluation evaluation, Expression argument, Steps steps) {
        List<Row> rows = evaluation.rows(argument, steps);
        boolean[] present = new boolean[steps.count()];
        rows.forEach(row -> {
            for (int step = 0; step < present.length; step++) {
                present[step] |= row.has(step);
            }
        });
        return absent(argument, present);
    }

    private static Result absentOverTime(Evaluation evaluation, Expression argument, Steps steps) {
        boolean[] present = new boolean[steps.count()];
        evaluation.eachWindow(argument, steps, (_, window, step) -> present[step] |= window.size() > 0);
        return absent(argument, present);
    }

    private static Result absent(Expression argument, boolean[] present) {
        double[] values = Row.nothing(present.length);
        for (int step = 0; step < present.length; step++) {
            if (!present[step]) {
                values[step] = 1;
            }
        }
        return new Rows(List.of(new Row(absentLabels(argument), values)));
    }

    /** What the missing series would have: labels that the selector wants to be equal to something, once each. */
    private static Labels absentLabels(Expression argument) {
        Selector selector = switch (argument) {
            case Selector itself -> itself;
            case Range range -> range.selector();
            default -> null;
        };
        Map<String, String> labels = new LinkedHashMap<>();
        if (selector != null) {
            Map<String, Integer> conditions = new LinkedHashMap<>();
            selector.matchers().forEach(matcher -> conditions.merge(matcher.name(), 1, Integer::sum));
            for (LabelMatcher matcher : selector.matchers()) {
                boolean isKnown = matcher.operator() == LabelMatcher.Comparison.EQUAL
                        && conditions.getOrDefault(matcher.name(), 0) == 1;
                if (isKnown && !matcher.name().equals(Labels.NAME)) {
                    labels.put(matcher.name(), matcher.value());
                }
            }
        }
        return Labels.of(labels);
    }

    /** By the value at the first step: order means something for instant queries only. NaN comes last. */
    private static Result sorted(List<Row> rows, boolean ascending) {
        Comparator<Row> byValue = (a, b) -> {
            double x = a.values()[0];
            double y = b.values()[0];
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
            }
            return ascending ? Double.compare(x, y) : Double.compare(y, x);
        };
        return new Rows(rows.stream()
                .map(Calls::numbers)
                .filter(row -> !row.isEmpty())
                .sorted(byValue)
                .toList());
    }

    private static Row numbers(Row row) {
        if (row.histograms() == null) {
            return row;
        }
        var column = new Column(row.values().length);
        for (int step = 0; step < row.values().length; step++) {
            if (row.hasNumber(step)) {
                column.put(step, row.values()[step]);
            }
        }
        return row.with(column);
    }

    private static Result byLabel(List<Row> rows, List<String> names, boolean ascending) {
        Comparator<Row> order = (a, b) -> {
            for (String name : names) {
                int difference =
                        NaturalOrder.compare(a.labels().get(name), b.labels().get(name));
                if (difference != 0) {
                    return difference;
                }
            }
            return a.labels().compareTo(b.labels());
        };
        return new Rows(
                rows.stream().sorted(ascending ? order : order.reversed()).toList());
    }

    private static Result calendar(Evaluation evaluation, String name, List<Expression> arguments, Steps steps) {
        List<Row> rows = arguments.isEmpty()
                ? List.of(new Row(Labels.EMPTY, times(steps)))
                : evaluation.rows(arguments.getFirst(), steps);
        return new Rows(Evaluation.unique(evaluation.map(rows, seconds -> Calendar.field(name, seconds))));
    }

    private static Result elementwise(Evaluation evaluation, String name, List<Expression> arguments, Steps steps) {
        List<Row> rows = evaluation.rows(arguments.getFirst(), steps);
        List<double[]> scalars = arguments.stream()
                .skip(1)
                .map(argument -> evaluation.scalars(argument, steps))
                .toList();
        if (scalars.isEmpty()) {
            DoubleUnaryOperator function = ElementFunctions.of(name);
            return new Rows(Evaluation.unique(evaluation.map(rows, function)));
        }
        List<Row> changed = new ArrayList<>();
        for (Row row : rows) {
            var column = new Column(steps.count());
            for (int step = 0; step < steps.count(); step++) {
                if (row.hasNumber(step)) {
                    double second = scalars.size() > 1 ? scalars.get(1)[step] : Double.NaN;
                    column.put(
                            step, ElementFunctions.apply(name, row.values()[step], scalars.getFirst()[step], second));
                }
            }
            changed.add(evaluation.changed(row, column));
        }
        return new Rows(Evaluation.unique(changed));
    }
}
