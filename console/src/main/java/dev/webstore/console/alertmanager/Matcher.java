package dev.webstore.console.alertmanager;

import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.LabelMatcher.Comparison;
import java.util.Map;

/** A condition on one label of an alert; a label that is not there counts as empty. */
public final class Matcher {

    /** How a label is compared. */
    public enum Operator {
        EQUAL(Comparison.EQUAL),
        NOT_EQUAL(Comparison.NOT_EQUAL),
        MATCHES(Comparison.MATCH),
        DOES_NOT_MATCH(Comparison.NOT_MATCH);

        private final Comparison comparison;

        Operator(Comparison comparison) {
            this.comparison = comparison;
        }

        /** Whether the value is a regular expression. */
        public boolean isRegex() {
            return this == MATCHES || this == DOES_NOT_MATCH;
        }

        /** Whether it holds for what equals or matches, rather than for what does not. */
        public boolean isPositive() {
            return this == EQUAL || this == MATCHES;
        }

        /** The operator of these two properties. */
        public static Operator of(boolean isRegex, boolean isPositive) {
            if (isRegex) {
                return isPositive ? MATCHES : DOES_NOT_MATCH;
            }
            return isPositive ? EQUAL : NOT_EQUAL;
        }

        @Override
        public String toString() {
            return comparison.toString();
        }
    }

    private final String name;
    private final Operator operator;
    private final String value;
    private final LabelMatcher condition;

    /**
     * A condition.
     *
     * @throws IllegalArgumentException when the value should be a regular expression and is not, or the name is empty
     */
    public Matcher(String name, Operator operator, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a matcher needs a label name");
        }
        this.name = name;
        this.operator = operator;
        this.value = value;
        this.condition = new LabelMatcher(name, operator.comparison, value);
    }

    /** The label's name. */
    public String name() {
        return name;
    }

    /** How it is compared. */
    public Operator operator() {
        return operator;
    }

    /** What it is compared with. */
    public String value() {
        return value;
    }

    /** Whether these labels fulfil the condition. */
    public boolean matches(Map<String, String> labels) {
        return condition.matches(labels.getOrDefault(name, ""));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As Alertmanager writes it, such as {@code team=~"a|b"}. */
    @Override
    public String toString() {
        return name
                + operator
                + '"'
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + '"';
    }
}
