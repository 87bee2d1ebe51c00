package dev.webstore.promql;

import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Matching;
import dev.webstore.promql.Expression.Matching.Side;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Elements of two vectors that find each other by their labels: one by one, or many on one side for one on the other.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching">Vector matching</a>
 */
final class VectorMatch {

    private final Evaluation evaluation;
    private final Binary binary;
    private final Matching matching;
    private final boolean filters;
    private final boolean manyAreRight;
    private final int steps;
    private final Map<Labels, Column> results = new LinkedHashMap<>();

    VectorMatch(Evaluation evaluation, Binary binary, int steps) {
        this.evaluation = evaluation;
        this.binary = binary;
        this.matching = binary.matching();
        this.filters = binary.operator().isComparison() && !binary.bool();
        this.manyAreRight = matching.side() == Side.RIGHT;
        this.steps = steps;
    }

    /** Those that are compared by the same labels. */
    private static final class Group {

        private final List<Row> many = new ArrayList<>();
        private final List<Row> ones = new ArrayList<>();
    }

    List<Row> rows(List<Row> left, List<Row> right) {
        Map<Labels, Group> groups = new LinkedHashMap<>();
        for (Row row : manyAreRight ? right : left) {
            group(groups, row).many.add(row);
        }
        for (Row row : manyAreRight ? left : right) {
            group(groups, row).ones.add(row);
        }
        boolean[] compared = new boolean[steps];
        boolean fills = matching.fillLeft() != null || matching.fillRight() != null;
        for (int step = 0; step < steps; step++) {
            compared[step] = fills || (anyHas(left, step) && anyHas(right, step));
        }
        groups.forEach((signature, group) -> match(signature, group, compared));
        List<Row> rows = new ArrayList<>();
        results.forEach((labels, column) -> {
            Row row = column.row(labels, false);
            rows.add(binary.bool() ? evaluation.changed(row, column) : row);
        });
        return Evaluation.unique(rows);
    }

    private Group group(Map<Labels, Group> groups, Row row) {
        return groups.computeIfAbsent(Binaries.signature(row.labels(), matching), _ -> new Group());
    }

    private static boolean anyHas(List<Row> rows, int step) {
        for (Row row : rows) {
            if (row.has(step)) {
                return true;
            }
        }
        return false;
    }

    private void match(Labels signature, Group group, boolean[] compared) {
        @Nullable Row[] ones = ones(signature, group, compared);
        // Prometheus swaps the sides of group_right, and what fills them stays where it is.
        double fillMany = orNothing(matching.fillLeft());
        double fillOne = orNothing(matching.fillRight());
        boolean[] matched = new boolean[steps];
        Map<Labels, boolean[]> taken = new HashMap<>();
        for (Row row : group.many) {
            Pair pair = null;
            for (int step = 0; step < steps; step++) {
                Row one = ones[step];
                double value = one == null ? fillOne : one.values()[step];
                if (!row.has(step) || Stale.is(value)) {
                    continue;
                }
                Labels ofOne = one == null ? signature : one.labels();
                if (pair == null || !pair.ofOne().equals(ofOne)) {
                    pair = pair(row.labels(), ofOne, signature, taken);
                }
                put(pair, new Element(row.values()[step], row.histogram(step)), element(one, fillOne, step), step);
                matched[step] = true;
            }
        }
        for (int step = 0; step < steps && !Stale.is(fillMany); step++) {
            Row one = ones[step];
            if (one != null && !matched[step]) {
                put(
                        pair(signature, one.labels(), signature, taken),
                        new Element(fillMany, null),
                        element(one, fillOne, step),
                        step);
            }
        }
    }

    /** A number, or a histogram. */
    private record Element(double value, @Nullable Histogram histogram) {}

    private static Element element(@Nullable Row row, double otherwise, int step) {
        return row == null ? new Element(otherwise, null) : new Element(row.values()[step], row.histogram(step));
    }

    private static double orNothing(@Nullable Double value) {
        return value == null ? Stale.NAN : value;
    }

    /** Where the result of two elements goes, and at which steps one went there already. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Pair(Labels ofOne, Column result, boolean[] taken) {}

    private Pair pair(Labels ofMany, Labels ofOne, Labels signature, Map<Labels, boolean[]> taken) {
        Labels labels = labels(ofMany, ofOne);
        Column result = results.computeIfAbsent(labels, _ -> new Column(steps));
        Labels key = matching.side() == Side.NONE ? signature : labels;
        return new Pair(ofOne, result, taken.computeIfAbsent(key, _ -> new boolean[steps]));
    }

    /** The one at each step. */
    private @Nullable Row[] ones(Labels signature, Group group, boolean[] compared) {
        @Nullable Row[] ones = new Row[steps];
        for (Row row : group.ones) {
            for (int step = 0; step < steps; step++) {
                if (row.has(step)) {
                    Row other = ones[step];
                    if (other != null && compared[step]) {
                        throw duplicate(signature, other, row);
                    }
                    ones[step] = row;
                }
            }
        }
        return ones;
    }

    private void put(Pair pair, Element many, Element one, int step) {
        if (pair.taken()[step]) {
            throw new EvaluationException(
                    matching.side() == Side.NONE
                            ? "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)"
                            : "multiple matches for labels: grouping labels must ensure unique matches");
        }
        pair.taken()[step] = true;
        Element left = manyAreRight ? one : many;
        Element right = manyAreRight ? many : one;
        Operator operator = binary.operator();
        if (left.histogram() != null && right.histogram() != null) {
            put(pair, BinaryHistograms.apply(operator, left.histogram(), right.histogram()), step);
        } else if (left.histogram() != null) {
            put(pair, BinaryHistograms.apply(operator, left.histogram(), right.value()), step);
        } else if (right.histogram() != null) {
            put(pair, BinaryHistograms.apply(operator, left.value(), right.histogram()), step);
        } else if (operator.trims()) {
            evaluation.remark(Remark.incompatibleTypes("float", operator, "float"), binary);
        } else {
            double applied = operator.apply(left.value(), right.value());
            if (!filters || applied != 0) {
                pair.result().put(step, filters ? left.value() : applied);
            }
        }
    }

    private void put(Pair pair, BinaryHistograms.Outcome outcome, int step) {
        Binaries.put(evaluation, binary, outcome, pair.result(), step);
    }

    private Labels labels(Labels ofMany, Labels ofOne) {
        Labels labels = binary.operator().keepsMetric() ? ofMany : ofMany.withoutMetric();
        if (matching.side() == Side.NONE) {
            return matching.on() ? labels.only(matching.labels()) : labels.without(matching.labels());
        }
        for (String name : matching.include()) {
            labels = labels.with(name, ofOne.get(name));
        }
        return labels;
    }

    private EvaluationException duplicate(Labels signature, Row a, Row b) {
        boolean inOrder = a.labels().compareTo(b.labels()) < 0;
        return new EvaluationException(
                ("found duplicate series for the match group %s on the %s hand-side of the operation: [%s, %s];"
                                + "many-to-many matching not allowed: matching labels must be unique on one side")
                        .formatted(
                                signature.inBraces(),
                                manyAreRight ? "left" : "right",
                                (inOrder ? a : b).labels().inBraces(),
                                (inOrder ? b : a).labels().inBraces()));
    }
}
