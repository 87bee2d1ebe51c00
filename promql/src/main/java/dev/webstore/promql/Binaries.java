package dev.webstore.promql;

import dev.webstore.promql.BinaryHistograms.Outcome;
import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Matching;
import dev.webstore.promql.Result.Rows;
import dev.webstore.promql.Result.Scalars;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two expressions with an operator between them. */
final class Binaries {

    private Binaries() {}

    static Result evaluate(Evaluation evaluation, Binary binary, Steps steps) {
        Result left = evaluation.evaluate(binary.left(), steps);
        Result right = evaluation.evaluate(binary.right(), steps);
        if (left instanceof Scalars(double[] a) && right instanceof Scalars(double[] b)) {
            double[] values = new double[a.length];
            for (int step = 0; step < values.length; step++) {
                values[step] = binary.operator().apply(a[step], b[step]);
            }
            return new Scalars(values);
        } else if (left instanceof Rows(List<Row> rows) && right instanceof Scalars(double[] scalars)) {
            return new Rows(withScalar(evaluation, binary, rows, scalars, false));
        } else if (left instanceof Scalars(double[] scalars) && right instanceof Rows(List<Row> rows)) {
            return new Rows(withScalar(evaluation, binary, rows, scalars, true));
        } else if (left instanceof Rows(List<Row> a) && right instanceof Rows(List<Row> b)) {
            return new Rows(
                    switch (binary.operator()) {
                        case AND -> kept(binary, a, b, true);
                        case UNLESS -> kept(binary, a, b, false);
                        case OR -> either(binary, a, b);
                        default -> new VectorMatch(evaluation, binary, steps.count()).rows(a, b);
                    });
        }
        throw new EvaluationException("binary expression must contain only scalar and instant vector types");
    }

    private static List<Row> withScalar(
            Evaluation evaluation, Binary binary, List<Row> rows, double[] scalars, boolean swapped) {
        Operator operator = binary.operator();
        boolean filters = operator.isComparison() && !binary.bool();
        List<Row> result = new ArrayList<>();
        for (Row row : rows) {
            var column = new Column(scalars.length);
            for (int step = 0; step < scalars.length; step++) {
                Histogram histogram = row.histogram(step);
                if (histogram != null) {
                    Outcome outcome = swapped
                            ? BinaryHistograms.apply(operator, scalars[step], histogram)
                            : BinaryHistograms.apply(operator, histogram, scalars[step]);
                    put(evaluation, binary, outcome, column, step);
                } else if (row.has(step) && operator.trims()) {
                    evaluation.remark(Remark.incompatibleTypes("float", operator, "float"), binary);
                } else if (row.has(step)) {
                    double value = row.values()[step];
                    double applied =
                            swapped ? operator.apply(scalars[step], value) : operator.apply(value, scalars[step]);
                    if (!filters) {
                        column.put(step, applied);
                    } else if (applied == 1) {
                        column.put(step, value);
                    }
                }
            }
            result.add(filters || operator.trims() ? row.with(column) : evaluation.changed(row, column));
        }
        return filters ? result : Evaluation.unique(result);
    }

    /** Puts what comes of a histogram, and remarks what there is to remark. */
    static void put(Evaluation evaluation, Binary binary, Outcome outcome, Column column, int step) {
        if (outcome.remark() != null) {
            evaluation.remark(outcome.remark(), binary);
        }
        if (outcome.value() != null && binary.bool()) {
            column.put(step, outcome.holds() ? 1 : 0);
        } else if (outcome.holds()) {
            column.put(step, outcome.value());
        }
    }

    /** What elements are compared by to find each other. */
    static Labels signature(Labels labels, Matching matching) {
        return matching.on()
                ? labels.only(matching.labels())
                : labels.withoutName().without(matching.labels());
    }

    private static Map<Labels, boolean[]> presence(Binary binary, List<Row> rows) {
        Map<Labels, boolean[]> presence = new HashMap<>();
        for (Row row : rows) {
            boolean[] present = presence.computeIfAbsent(
                    signature(row.labels(), binary.matching()), _ -> new boolean[row.values().length]);
            for (int step = 0; step < present.length; step++) {
                present[step] |= row.has(step);
            }
        }
        return presence;
    }

    /** Elements of one side that have, or have not, a counterpart on the other. */
    private static List<Row> kept(Binary binary, List<Row> rows, List<Row> others, boolean withCounterpart) {
        Map<Labels, boolean[]> presence = presence(binary, others);
        List<Row> result = new ArrayList<>();
        for (Row row : rows) {
            boolean[] present = presence.get(signature(row.labels(), binary.matching()));
            int steps = row.values().length;
            var column = new Column(steps);
            for (int step = 0; step < steps; step++) {
                boolean has = present != null && present[step];
                if (row.has(step) && has == withCounterpart) {
                    column.put(step, row);
                }
            }
            result.add(row.with(column));
        }
        return result;
    }

    private static List<Row> either(Binary binary, List<Row> left, List<Row> right) {
        List<Row> result = new ArrayList<>(left);
        result.addAll(kept(binary, right, left, false));
        return Evaluation.unique(result);
    }
}
