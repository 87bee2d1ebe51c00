package dev.webstore.promql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression, as the parser understood it; {@code toString} writes it as PromQL. */
public sealed interface Expression {

    /**
     * Reads an expression.
     *
     * @throws ParseException when it is none
     */
    static Expression parse(String text) {
        return Parser.parse(text).expression();
    }

    /** What it gives. */
    ValueType type();

    /** The expressions it consists of. */
    List<Expression> parts();

    /** All selectors of series in it, itself included. */
    default Stream<Selector> selectors() {
        Stream<Selector> below = parts().stream().flatMap(Expression::selectors);
        return this instanceof Selector selector ? Stream.concat(Stream.of(selector), below) : below;
    }

    /** A number. */
    record NumberLiteral(double value) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public String toString() {
            return Numbers.text(value);
        }
    }

    /** A text. */
    record StringLiteral(String value) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public String toString() {
            return Lexer.quote(value);
        }
    }

    /**
     * When an expression is evaluated, other than at the time of the query.
     *
     * @param offset how much earlier
     * @param at the time to use, or null for that of the query
     */
    record Shift(Span offset, @Nullable At at) {

        static final Shift NONE = new Shift(Span.ZERO, null);

        @Override
        public String toString() {
            String fixed = at == null ? "" : " @ " + at;
            if (offset.equals(Span.ZERO)) {
                return fixed;
            }
            return fixed + " offset " + (offset instanceof Span.Fixed ? offset : "(" + offset + ")");
        }
    }

    /** A fixed time: milliseconds since 1970, or the begin or end of the query. */
    sealed interface At {

        record Time(long millis) implements At {
            @Override
            public String toString() {
                return "%.3f".formatted(millis / 1e3);
            }
        }

        record Start() implements At {
            @Override
            public String toString() {
                return "start()";
            }
        }

        record End() implements At {
            @Override
            public String toString() {
                return "end()";
            }
        }
    }

    /**
     * Chooses series.
     *
     * @param matchers what their labels have to fit, the name's among them
     * @param edge what stands for values where there is no sample
     */
    record Selector(List<LabelMatcher> matchers, Edge edge, Shift shift) implements Expression {

        /** The name of the metric, "" when it is not given by an equality. */
        public String metric() {
            return matchers.stream()
                    .filter(matcher ->
                            matcher.name().equals(Labels.NAME) && matcher.operator() == LabelMatcher.Comparison.EQUAL)
                    .map(LabelMatcher::value)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        String base() {
            String metric = metric();
            boolean plain = Lexer.isMetricName(metric);
            String conditions = matchers.stream()
                    .filter(matcher -> !isName(matcher))
                    .map(LabelMatcher::toString)
                    .collect(Collectors.joining(","));
            if (plain) {
                return metric + (conditions.isEmpty() ? "" : "{" + conditions + "}");
            }
            String name = metric.isEmpty() ? "" : Lexer.quote(metric);
            return "{" + name + (name.isEmpty() || conditions.isEmpty() ? "" : ",") + conditions + "}";
        }

        String modifiers() {
            return (edge == Edge.SAMPLED ? "" : " " + edge) + shift;
        }

        /** Whether it is written as the name, rather than among the labels: the first that gives one. */
        private boolean isName(LabelMatcher matcher) {
            return matcher.name().equals(Labels.NAME)
                    && matcher.operator() == LabelMatcher.Comparison.EQUAL
                    && matcher.value().equals(metric());
        }

        @Override
        public String toString() {
            return base() + modifiers();
        }
    }

    /** The samples of the series in the time before. */
    record Range(Selector selector, Span length) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }

        @Override
        public List<Expression> parts() {
            return List.of(selector);
        }

        @Override
        public String toString() {
            return selector.base() + "[" + length + "]" + selector.modifiers();
        }
    }

    /**
     * The values of an expression at regular times before.
     *
     * @param step the distance of these times; null for the engine's usual
     */
    record Subquery(Expression inner, Span length, @Nullable Span step, Shift shift) implements Expression {

        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }

        @Override
        public String toString() {
            return inner + "[" + length + ":" + (step == null ? "" : step) + "]" + shift;
        }
    }

    /** Something in parentheses. */
    record Parentheses(Expression inner) implements Expression {

        @Override
        public ValueType type() {
            return inner.type();
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }

        @Override
        public String toString() {
            return "(" + inner + ")";
        }
    }

    /** The negative of something. */
    record Negative(Expression inner) implements Expression {

        @Override
        public ValueType type() {
            return inner.type();
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }

        @Override
        public String toString() {
            return "-" + inner;
        }
    }

    /**
     * How elements of two vectors find each other.
     *
     * @param on whether {@code labels} are those that have to be equal, rather than those that need not
     * @param side which side may have many for one of the other, if any
     * @param include labels of the one side that the result gets
     * @param fillLeft what stands for an element that the left side lacks, or null when it goes without a result
     * @param fillRight the same for the right side
     */
    record Matching(
            boolean on,
            List<String> labels,
            Side side,
            List<String> include,
            @Nullable Double fillLeft,
            @Nullable Double fillRight) {

        enum Side {
            NONE,
            LEFT,
            RIGHT
        }

        static final Matching ALL = new Matching(false, List.of(), Side.NONE, List.of(), null, null);

        @Override
        public String toString() {
            var text = new StringBuilder();
            if (on || !labels.isEmpty()) {
                text.append(on ? " on (" : " ignoring (").append(names(labels)).append(')');
            }
            if (side != Side.NONE) {
                text.append(side == Side.LEFT ? " group_left (" : " group_right (")
                        .append(names(include))
                        .append(')');
            }
            return text + fill("fill_left", fillLeft) + fill("fill_right", fillRight);
        }

        private static String fill(String modifier, @Nullable Double value) {
            return value == null ? "" : " " + modifier + " (" + Numbers.text(value) + ")";
        }
    }

    private static String names(List<String> labels) {
        return labels.stream()
                .map(label -> Lexer.isLabelName(label) ? label : Lexer.quote(label))
                .collect(Collectors.joining(", "));
    }

    /**
     * Two expressions and an operator between them.
     *
     * @param bool whether a comparison gives 0 or 1 rather than leaving out what does not fit
     */
    record Binary(Operator operator, Expression left, Expression right, boolean bool, Matching matching)
            implements Expression {

        @Override
        public ValueType type() {
            return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
                    ? ValueType.SCALAR
                    : ValueType.VECTOR;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return left + " " + operator + (bool ? " bool" : "") + matching + " " + right;
        }
    }

    /**
     * Makes few elements of many.
     *
     * @param parameter of topk, quantile and the like, or null
     * @param without whether {@code labels} are those that go, rather than those that stay
     */
    record Aggregate(
            Aggregation operator,
            Expression inner,
            @Nullable Expression parameter,
            boolean without,
            List<String> labels,
            boolean grouped)
            implements Expression {

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }

        @Override
        public List<Expression> parts() {
            return parameter == null ? List.of(inner) : List.of(parameter, inner);
        }

        @Override
        public String toString() {
            String grouping = grouped || !labels.isEmpty() || without
                    ? (without ? " without (" : " by (") + names(labels) + ") "
                    : "";
            return operator + grouping + "(" + (parameter == null ? "" : parameter + ", ") + inner + ")";
        }
    }

    /** A function and what it is applied to. */
    record Call(Function function, List<Expression> arguments) implements Expression {

        @Override
        public ValueType type() {
            return function.type();
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public String toString() {
            return function.text()
                    + arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
