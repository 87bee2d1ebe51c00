package dev.webstore.promql;

import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.Expression.Negative;
import dev.webstore.promql.Expression.NumberLiteral;
import dev.webstore.promql.Expression.Parentheses;
import java.util.Set;

/** How long something is, as calculated within brackets or behind {@code offset}; numbers are seconds there. */
final class Formula {

    private static final Set<String> OF_QUERY = Set.of("step", "range");
    private static final Set<String> OF_TWO = Set.of("min_of", "max_of");

    private Formula() {}

    /** Whether an expression calculates a length of time. */
    static boolean isOne(Expression expression) {
        return switch (expression) {
            case NumberLiteral _ -> true;
            case Parentheses(Expression inner) -> isOne(inner);
            case Negative(Expression inner) -> isOne(inner);
            case Binary binary -> binary.operator().isArithmetic() && isOne(binary.left()) && isOne(binary.right());
            case Call call ->
                OF_QUERY.contains(call.function().text())
                        || (OF_TWO.contains(call.function().text())
                                && call.arguments().stream().allMatch(Formula::isOne));
            default -> false;
        };
    }

    /** Whether its value is known only when there is a query. */
    static boolean dependsOnQuery(Expression formula) {
        return (formula instanceof Call call
                        && OF_QUERY.contains(call.function().text()))
                || formula.parts().stream().anyMatch(Formula::dependsOnQuery);
    }

    /**
     * The length in milliseconds.
     *
     * @throws EvaluationException when it cannot be calculated
     */
    static long millis(Expression formula, Period period) {
        double millis = seconds(formula, period) * 1e3;
        if (!(Math.abs(millis) < Long.MAX_VALUE / 4.0)) {
            throw new EvaluationException("duration out of range");
        }
        return Math.round(millis);
    }

    private static double seconds(Expression formula, Period period) {
        return switch (formula) {
            case NumberLiteral(double value) -> value;
            case Parentheses(Expression inner) -> seconds(inner, period);
            case Negative(Expression inner) -> -seconds(inner, period);
            case Binary binary -> {
                double right = seconds(binary.right(), period);
                boolean divides = binary.operator() == Operator.DIVIDED_BY || binary.operator() == Operator.MODULO;
                if (divides && right == 0) {
                    throw new EvaluationException("division by zero");
                }
                yield binary.operator().apply(seconds(binary.left(), period), right);
            }
            case Call call ->
                switch (call.function().text()) {
                    case "step" -> period.step() / 1e3;
                    case "range" -> (period.end() - period.start()) / 1e3;
                    case "min_of" ->
                        Math.min(
                                seconds(call.arguments().getFirst(), period),
                                seconds(call.arguments().getLast(), period));
                    default ->
                        Math.max(
                                seconds(call.arguments().getFirst(), period),
                                seconds(call.arguments().getLast(), period));
                };
            default -> throw new IllegalStateException("no formula: " + formula);
        };
    }
}
