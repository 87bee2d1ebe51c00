package dev.webstore.promql;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A condition on the value of a label. */
public final class LabelMatcher {

    /** How the value is compared. */
    public enum Comparison {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCH("=~"),
        NOT_MATCH("!~");

        private final String text;

        Comparison(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final String name;
    private final Comparison operator;
    private final String value;
    private final Pattern pattern;

    /**
     * A condition.
     *
     * @throws IllegalArgumentException when the value should be a regular expression, and is none
     */
    public LabelMatcher(String name, Comparison operator, String value) {
        this.name = name;
        this.operator = operator;
        this.value = value;
        boolean isRegex = operator == Comparison.MATCH || operator == Comparison.NOT_MATCH;
        try {
            this.pattern = Pattern.compile(isRegex ? value : "", Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "error parsing regexp: %s: `%s`".formatted(e.getDescription(), value), e);
        }
    }

    /** The label. */
    public String name() {
        return name;
    }

    /** How its value is compared. */
    public Comparison operator() {
        return operator;
    }

    /** What it is compared with. */
    public String value() {
        return value;
    }

    /** Whether a value fits; an absent label has the value "". */
    public boolean matches(String text) {
        return switch (operator) {
            case EQUAL -> text.equals(value);
            case NOT_EQUAL -> !text.equals(value);
            case MATCH -> fitsPattern(text);
            case NOT_MATCH -> !fitsPattern(text);
        };
    }

    /** What dashboards put in for "all" is answered without looking. */
    private boolean fitsPattern(String text) {
        return switch (value) {
            case ".*" -> true;
            case ".+" -> !text.isEmpty();
            default -> pattern.matches(text);
        };
    }

    /** Whether the labels fit. */
    public boolean matches(Labels labels) {
        return matches(labels.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelMatcher matcher
                && name.equals(matcher.name)
                && operator == matcher.operator
                && value.equals(matcher.value);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + operator.hashCode()) + value.hashCode();
    }

    @Override
    public String toString() {
        return (Lexer.isLabelName(name) ? name : Lexer.quote(name)) + operator + Lexer.quote(value);
    }
}
