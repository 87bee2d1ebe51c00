package dev.webstore.promql;

import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Matching;
import dev.webstore.promql.Expression.Matching.Side;
import dev.webstore.promql.Result.Rows;
import dev.webstore.promql.Result.Scalars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            return new Rows(withScalar(binary, rows, scalars, false));
        } else if (left instanceof Scalars(double[] scalars) && right instanceof Rows(List<Row> rows)) {
            return new Rows(withScalar(binary, rows, scalars, true));
        } else if (left instanceof Rows(List<Row> a) && right instanceof Rows(List<Row> b)) {
            return new Rows(
                    switch (binary.operator()) {
                        case AND -> kept(binary, a, b, true);
                        case UNLESS -> kept(binary, a, b, false);
                        case OR -> either(binary, a, b);
                        default -> new Match(binary, a, b, steps.count()).rows();
                    });
        }
        throw new EvaluationException("binary expression must contain only scalar and instant vector types");
    }

    private static List<Row> withScalar(Binary binary, List<Row> rows, double[] scalars, boolean swapped) {
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
            result.add(new Row(filters ? row.labels() : row.labels().withoutName(), values));
        }
        return filters ? result : Evaluation.unique(result);
    }

    /** What elements are compared by to find each other. */
    private static Labels signature(Labels labels, Matching matching) {
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
            result.add(new Row(row.labels(), values));
        }
        return result;
    }

    private static List<Row> either(Binary binary, List<Row> left, List<Row> right) {
        List<Row> result = new ArrayList<>(left);
        result.addAll(kept(binary, right, left, false));
        return Evaluation.unique(result);
    }

    /** Elements of two sides that find each other. */
    private static final class Match {

        private final Binary binary;
        private final Matching matching;
        private final boolean manyAreRight;
        private final List<Row> many;
        private final int steps;
        private final Map<Labels, List<Row>> ones = new HashMap<>();
        private final Map<Labels, double[]> results = new LinkedHashMap<>();

        Match(Binary binary, List<Row> left, List<Row> right, int steps) {
            this.binary = binary;
            this.matching = binary.matching();
            this.manyAreRight = matching.side() == Side.RIGHT;
            this.many = manyAreRight ? right : left;
            this.steps = steps;
            for (Row row : manyAreRight ? left : right) {
                ones.computeIfAbsent(signature(row.labels(), matching), _ -> new ArrayList<>())
                        .add(row);
            }
        }

        List<Row> rows() {
            for (int step = 0; step < steps; step++) {
                step(step);
            }
            List<Row> rows = new ArrayList<>();
            results.forEach((labels, values) -> rows.add(new Row(labels, values)));
            return rows;
        }

        private void step(int step) {
            Set<Labels> taken = new HashSet<>();
            Map<Labels, Row> found = new HashMap<>();
            ones.forEach((signature, rows) -> {
                for (Row row : rows) {
                    if (row.has(step)) {
                        Row other = found.put(signature, row);
                        if (other != null) {
                            throw duplicate(signature, other, row);
                        }
                    }
                }
            });
            for (Row row : many) {
                Labels signature = row.has(step) ? signature(row.labels(), matching) : Labels.EMPTY;
                Row one = row.has(step) ? found.get(signature) : null;
                if (one != null) {
                    put(row, one, signature, taken, step);
                }
            }
        }

        private void put(Row row, Row one, Labels signature, Set<Labels> taken, int step) {
            double a = manyAreRight ? one.values()[step] : row.values()[step];
            double b = manyAreRight ? row.values()[step] : one.values()[step];
            double applied = binary.operator().apply(a, b);
            boolean filters = binary.operator().isComparison() && !binary.bool();
            if (filters && applied == 0) {
                return;
            }
            Labels labels = labels(row.labels(), one.labels());
            Labels key = matching.side() == Side.NONE ? signature : labels;
            if (!taken.add(key)) {
                throw new EvaluationException(
                        matching.side() == Side.NONE
                                ? "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)"
                                : "multiple matches for labels: grouping labels must ensure unique matches");
            }
            results.computeIfAbsent(labels, _ -> Row.nothing(steps))[step] = filters ? a : applied;
        }

        private Labels labels(Labels ofMany, Labels ofOne) {
            boolean dropsName = !binary.operator().isComparison() || binary.bool();
            Labels labels = dropsName ? ofMany.withoutName() : ofMany;
            if (matching.side() == Side.NONE) {
                return matching.on() ? labels.only(matching.labels()) : labels.without(matching.labels());
            }
            for (String name : matching.include()) {
                labels = labels.with(name, ofOne.get(name));
            }
            return labels;
        }

        private EvaluationException duplicate(Labels signature, Row a, Row b) {
            return new EvaluationException(
                    ("found duplicate series for the match group %s on the %s hand-side of the operation: [%s, %s];"
                                    + "many-to-many matching not allowed: matching labels must be unique on one side")
                            .formatted(signature, manyAreRight ? "left" : "right", b.labels(), a.labels()));
        }
    }
}
