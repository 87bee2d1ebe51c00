package dev.webstore.promql;

import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Matching;
import dev.webstore.promql.Result.Rows;
import dev.webstore.promql.Result.Scalars;
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
        boolean filters = binary.operator().isComparison() && !binary.bool();
        List<Row> result = new ArrayList<>();
        for (Row row : rows) {
            double[] values = Row.nothing(scalars.length);
            for (int step = 0; step < values.length; step++) {
                if (row.has(step)) {
                    double value = row.values()[step];
                    double applied = swapped
                            ? binary.operator().apply(scalars[step], value)
                            : binary.operator().apply(value, scalars[step]);
                    if (!filters) {
                        values[step] = applied;
                    } else if (applied == 1) {
                        values[step] = value;
                    }
                }
            }
            result.add(filters ? row.with(values) : evaluation.changed(row, values));
        }
        return filters ? result : Evaluation.unique(result);
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
            double[] values = Row.nothing(row.values().length);
            for (int step = 0; step < values.length; step++) {
                boolean has = present != null && present[step];
                if (row.has(step) && has == withCounterpart) {
                    values[step] = row.values()[step];
                }
            }
            result.add(row.with(values));
        }
        return result;
    }

    private static List<Row> either(Binary binary, List<Row> left, List<Row> right) {
        List<Row> result = new ArrayList<>(left);
        result.addAll(kept(binary, right, left, false));
        return Evaluation.unique(result);
    }
}
