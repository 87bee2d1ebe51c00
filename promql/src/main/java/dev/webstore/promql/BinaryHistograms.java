package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import dev.webstore.promql.histogram.Trimming;
import org.jspecify.annotations.Nullable;

/**
 * Two values, at least one of them a histogram, with an operator between them.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/operators/#binary-operators">Operators</a>
 */
final class BinaryHistograms {

    private BinaryHistograms() {}

    /**
     * What comes of them.
     *
     * @param value null when nothing does
     * @param holds whether a comparison holds; true of all other operations
     * @param remark what there is to say about it
     */
    record Outcome(
            @Nullable Histogram value,
            boolean holds,
            @Nullable Remark remark) {

        private static Outcome of(Histogram value) {
            return new Outcome(value, true, null);
        }

        private static Outcome nothing(Remark remark) {
            return new Outcome(null, false, remark);
        }
    }

    static Outcome apply(Operator operator, Histogram left, double right) {
        return switch (operator) {
            case TIMES -> Outcome.of(left.times(right));
            case DIVIDED_BY -> Outcome.of(left.dividedBy(right));
            case TRIM_UPPER -> Outcome.of(Trimming.below(left, right));
            case TRIM_LOWER -> Outcome.of(Trimming.above(left, right));
            default -> Outcome.nothing(Remark.incompatibleTypes("histogram", operator, "float"));
        };
    }

    static Outcome apply(Operator operator, double left, Histogram right) {
        return operator == Operator.TIMES
                ? Outcome.of(right.times(left))
                : Outcome.nothing(Remark.incompatibleTypes("float", operator, "histogram"));
    }

    static Outcome apply(Operator operator, Histogram left, Histogram right) {
        return switch (operator) {
            case PLUS -> combined(operator, left, right, "addition");
            case MINUS -> combined(operator, left, right, "subtraction");
            case EQUAL -> new Outcome(left, left.equalsBesidesReset(right), null);
            case NOT_EQUAL -> new Outcome(left, !left.equalsBesidesReset(right), null);
            default -> Outcome.nothing(Remark.incompatibleTypes("histogram", operator, "histogram"));
        };
    }

    private static Outcome combined(Operator operator, Histogram left, Histogram right, String operation) {
        if (!left.isCompatible(right)) {
            return Outcome.nothing(Remark.incompatibleLayouts(operator));
        } else if (left.contradicts(right)) {
            return Outcome.nothing(Remark.conflictingResets(operation));
        }
        Histogram value =
                operator == Operator.PLUS ? left.plus(right) : left.minus(right).with(Reset.GAUGE);
        return new Outcome(value, true, left.hasBoundsOf(right) ? null : Remark.reconciledBounds(operation));
    }
}
