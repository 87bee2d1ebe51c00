package dev.webstore.promql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can stand between two expressions. */
public enum Operator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    GREATER(">", 3),
    LESS("<", 3),
    GREATER_OR_EQUAL(">=", 3),
    LESS_OR_EQUAL("<=", 3),
    /** Leaves of a histogram what is below a value. */
    TRIM_UPPER("</", 3),
    /** Leaves of a histogram what is above a value. */
    TRIM_LOWER(">/", 3),
    PLUS("+", 4),
    MINUS("-", 4),
    TIMES("*", 5),
    DIVIDED_BY("/", 5),
    MODULO("%", 5),
    ATAN2("atan2", 5),
    POWER("^", 6);

    private final String text;
    private final int precedence;

    Operator(String text, int precedence) {
        this.text = text;
        this.precedence = precedence;
    }

    static Optional<Operator> of(Token token) {
        return switch (token.kind()) {
            case SYMBOL, IDENTIFIER ->
                Arrays.stream(values())
                        .filter(operator -> operator.text.equals(token.text().toLowerCase(Locale.ROOT)))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** The higher, the tighter it binds. */
    int precedence() {
        return precedence;
    }

    /** Whether it compares. */
    public boolean isComparison() {
        return precedence == 3 && !trims();
    }

    /** Whether it takes observations from histograms. */
    boolean trims() {
        return this == TRIM_UPPER || this == TRIM_LOWER;
    }

    /** Whether what comes of it is the same metric still. */
    boolean keepsMetric() {
        return precedence == 3;
    }

    boolean isArithmetic() {
        return precedence >= 4;
    }

    boolean isSetOperation() {
        return precedence <= 2;
    }

    /** The value of an arithmetic operation, or 1 or 0 of a comparison. */
    double apply(double left, double right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED_BY -> left / right;
            case MODULO -> left % right;
            case POWER -> Math.pow(left, right);
            case ATAN2 -> Math.atan2(left, right);
            case EQUAL -> left == right ? 1 : 0;
            case NOT_EQUAL -> left != right ? 1 : 0;
            case GREATER -> left > right ? 1 : 0;
            case LESS -> left < right ? 1 : 0;
            case GREATER_OR_EQUAL -> left >= right ? 1 : 0;
            case LESS_OR_EQUAL -> left <= right ? 1 : 0;
            case AND, OR, UNLESS, TRIM_UPPER, TRIM_LOWER -> throw new IllegalStateException(this + " takes no numbers");
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
