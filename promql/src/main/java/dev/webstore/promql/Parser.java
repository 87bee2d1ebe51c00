package dev.webstore.promql;

import dev.webstore.promql.Expression.Aggregate;
import dev.webstore.promql.Expression.At;
import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.Expression.Matching;
import dev.webstore.promql.Expression.Matching.Side;
import dev.webstore.promql.Expression.Negative;
import dev.webstore.promql.Expression.NumberLiteral;
import dev.webstore.promql.Expression.Parentheses;
import dev.webstore.promql.Expression.Range;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Expression.Shift;
import dev.webstore.promql.Expression.StringLiteral;
import dev.webstore.promql.Expression.Subquery;
import dev.webstore.promql.LabelMatcher.Comparison;
import dev.webstore.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes expressions of words, by precedence climbing. */
final class Parser {

    /** Deeper nesting is no expression a person writes, and would exhaust the stack. */
    private static final int DEEPEST = 200;

    private final String text;
    private final List<Token> tokens;
    private final Places places;
    private int at;
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
        this.places = new Places(text);
    }

    static Parsed parse(String text) {
        var parser = new Parser(text);
        if (parser.peek().kind() == Kind.END) {
            throw parser.error(parser.peek(), "no expression found in input");
        }
        Expression expression = parser.binary(1);
        if (parser.peek().kind() != Kind.END) {
            throw parser.error(parser.peek(), "unexpected " + parser.peek().described());
        }
        return new Parsed(expression, parser.places);
    }

    private Expression binary(int least) {
        if (++depth > DEEPEST) {
            throw error(peek(), "the expression is nested too deeply");
        }
        Token start = peek();
        Expression left = unary();
        while (true) {
            Token token = peek();
            Optional<Operator> found = Operator.of(token);
            if (found.isEmpty() || found.get().precedence() < least) {
                depth--;
                return left;
            }
            var operator = found.get();
            next();
            boolean bool = false;
            if (peek().isWord("bool")) {
                if (!operator.isComparison()) {
                    throw error(peek(), "bool modifier can only be used on comparison operators");
                }
                next();
                bool = true;
            }
            Matching matching = matching();
            // Powers are right-associative, all else is left-associative.
            boolean toTheRight = operator == Operator.POWER;
            Expression right = binary(operator.precedence() + (toTheRight ? 0 : 1));
            left = placed(start, checked(token, new Binary(operator, left, right, bool, matching)));
        }
    }

    private Binary checked(Token token, Binary binary) {
        var operator = binary.operator();
        for (Expression side : binary.parts()) {
            if (side.type() != ValueType.SCALAR && side.type() != ValueType.VECTOR) {
                throw error(token, "binary expression must contain only scalar and instant vector types");
            }
        }
        boolean scalars =
                binary.left().type() == ValueType.SCALAR && binary.right().type() == ValueType.SCALAR;
        boolean vectors =
                binary.left().type() == ValueType.VECTOR && binary.right().type() == ValueType.VECTOR;
        if (scalars && operator.isComparison() && !binary.bool()) {
            throw error(token, "comparisons between scalars must use BOOL modifier");
        }
        if (scalars && operator.trims()) {
            throw error(token, "operator \"%s\" not allowed for Scalar operations".formatted(operator));
        }
        if (operator.isSetOperation() && !vectors) {
            throw error(token, "set operator \"%s\" not allowed in binary scalar expression".formatted(operator));
        }
        if (!vectors && (binary.matching().on() || !binary.matching().labels().isEmpty())) {
            throw error(token, "vector matching only allowed between instant vectors");
        }
        if (operator.isSetOperation() && binary.matching().side() != Side.NONE) {
            throw error(token, "no grouping allowed for \"%s\" operation".formatted(operator));
        }
        boolean fills =
                binary.matching().fillLeft() != null || binary.matching().fillRight() != null;
        if (operator.isSetOperation() && fills) {
            throw error(token, "filling in missing series not allowed for set operators");
        }
        if (!vectors && fills) {
            throw error(token, "filling in missing series only allowed between instant vectors");
        }
        return binary;
    }

    private Matching matching() {
        boolean on = peek().isWord("on");
        if (!on && !peek().isWord("ignoring")) {
            return filled(Matching.ALL);
        }
        next();
        List<String> labels = labels();
        Side side = peek().isWord("group_left") ? Side.LEFT : peek().isWord("group_right") ? Side.RIGHT : Side.NONE;
        List<String> include = List.of();
        if (side != Side.NONE) {
            Token token = next();
            if (peek().is("(")) {
                include = labels();
            }
            for (String label : include) {
                if (on && labels.contains(label)) {
                    throw error(token, "label \"%s\" must not occur in ON and GROUP clause at once".formatted(label));
                }
            }
        }
        return filled(new Matching(on, labels, side, include, null, null));
    }

    /** Adds what stands for elements without a counterpart, if that is said. */
    private Matching filled(Matching matching) {
        Double left = null;
        Double right = null;
        while (tokens.get(Math.min(at + 1, tokens.size() - 1)).is("(")
                && (peek().isWord("fill") || peek().isWord("fill_left") || peek().isWord("fill_right"))) {
            Token token = next();
            next();
            boolean negative = peek().is("-");
            if (negative || peek().is("+")) {
                next();
            }
            double value = number(next()) * (negative ? -1 : 1);
            expect(")", token.text());
            left = token.isWord("fill_right") ? left : Double.valueOf(value);
            right = token.isWord("fill_left") ? right : Double.valueOf(value);
        }
        return new Matching(matching.on(), matching.labels(), matching.side(), matching.include(), left, right);
    }

    private List<String> labels() {
        expect("(", "grouping opts");
        List<String> labels = new ArrayList<>();
        while (!peek().is(")")) {
            Token token = next();
            boolean isLabel = token.kind() == Kind.IDENTIFIER || token.kind() == Kind.STRING;
            if (!isLabel) {
                throw error(token, "unexpected %s in grouping opts, expected label".formatted(token.described()));
            }
            labels.add(token.text());
            if (!peek().is(")")) {
                expect(",", "grouping opts");
            }
        }
        next();
        return labels;
    }

    private Expression unary() {
        Token token = peek();
        if (!token.is("-") && !token.is("+")) {
            return postfix(token, placed(token, primary()));
        }
        next();
        if (++depth > DEEPEST) {
            throw error(token, "the expression is nested too deeply");
        }
        // A sign binds like a multiplication: -2 ^ 2 is -(2 ^ 2).
        Expression inner = binary(Operator.POWER.precedence());
        depth--;
        if (inner.type() != ValueType.SCALAR && inner.type() != ValueType.VECTOR) {
            throw error(
                    token,
                    "unary expression only allowed on expressions of type scalar or instant vector, got \"%s\""
                            .formatted(inner.type()));
        }
        if (inner instanceof NumberLiteral(double value)) {
            return placed(token, new NumberLiteral(token.is("-") ? -value : value));
        }
        return token.is("-") ? placed(token, new Negative(inner)) : inner;
    }

    private Expression placed(Token start, Expression expression) {
        places.put(expression, start.position());
        return expression;
    }

    private Expression primary() {
        Token token = next();
        if (token.is("(")) {
            Expression inner = binary(1);
            expect(")", "paren expression");
            return new Parentheses(inner);
        }
        if (token.is("{")) {
            at--;
            return selector(token, null);
        }
        return switch (token.kind()) {
            case NUMBER -> new NumberLiteral(number(token));
            case DURATION -> new NumberLiteral(millis(token) / 1e3);
            case STRING -> new StringLiteral(token.text());
            case METRIC -> selector(token, token.text());
            case IDENTIFIER -> identifier(token);
            default -> throw error(token, "unexpected " + token.described());
        };
    }

    private Expression identifier(Token token) {
        if (token.text().equalsIgnoreCase("inf") && !peek().is("{")) {
            return new NumberLiteral(Double.POSITIVE_INFINITY);
        }
        if (token.text().equalsIgnoreCase("nan") && !peek().is("{")) {
            return new NumberLiteral(Double.NaN);
        }
        Optional<Aggregation> aggregation = Aggregation.of(token);
        boolean groups = peek().isWord("by") || peek().isWord("without");
        if (aggregation.isPresent() && (peek().is("(") || groups)) {
            return aggregate(token, aggregation.get());
        }
        if (peek().is("(")) {
            return call(token);
        }
        return selector(token, token.text());
    }

    private Expression aggregate(Token token, Aggregation operator) {
        boolean grouped = false;
        boolean without = false;
        List<String> labels = List.of();
        if (!peek().is("(")) {
            without = next().isWord("without");
            grouped = true;
            labels = labels();
        }
        List<Expression> arguments = arguments();
        if (!grouped && (peek().isWord("by") || peek().isWord("without"))) {
            without = next().isWord("without");
            grouped = true;
            labels = labels();
        }
        int wanted = operator.parameter() == null ? 1 : 2;
        if (arguments.isEmpty()) {
            throw error(token, "no arguments for aggregate expression provided");
        }
        if (arguments.size() != wanted) {
            throw error(
                    token,
                    "wrong number of arguments for aggregate expression provided, expected %d, got %d"
                            .formatted(wanted, arguments.size()));
        }
        Expression inner = arguments.getLast();
        if (inner.type() != ValueType.VECTOR) {
            throw error(token, "expected type instant vector in aggregation expression, got " + inner.type());
        }
        Expression parameter = wanted == 2 ? arguments.getFirst() : null;
        if (parameter != null && parameter.type() != operator.parameter()) {
            throw error(
                    token,
                    "expected type %s in aggregation parameter, got %s"
                            .formatted(operator.parameter(), parameter.type()));
        }
        return new Aggregate(operator, inner, parameter, without, labels, grouped);
    }

    private List<Expression> arguments() {
        expect("(", "call");
        List<Expression> arguments = new ArrayList<>();
        while (!peek().is(")")) {
            arguments.add(binary(1));
            if (!peek().is(")")) {
                expect(",", "call");
                if (peek().is(")")) {
                    throw error(peek(), "trailing commas not allowed in function call args");
                }
            }
        }
        next();
        return arguments;
    }

    /** The second does not choose series by itself, so it may fit any. */
    private List<Expression> infoArguments() {
        expect("(", "call");
        List<Expression> arguments = new ArrayList<>();
        arguments.add(binary(1));
        if (peek().is(",")) {
            next();
            if (!peek().is("{")) {
                throw error(peek(), "expected label selectors as the second argument to \"info\" function");
            }
            arguments.add(new Selector(matchers(null), Edge.SAMPLED, Shift.NONE));
        }
        expect(")", "call");
        return arguments;
    }

    private Expression call(Token token) {
        Function function = Function.of(token.text())
                .orElseThrow(() -> error(token, "unknown function with name \"%s\"".formatted(token.text())));
        List<Expression> arguments = function.text().equals("info") ? infoArguments() : arguments();
        int most = function.arguments().size();
        int least = most - function.optional();
        if (arguments.size() < least || (arguments.size() > most && !function.repeated())) {
            String wanted = arguments.size() < least
                    ? (least == most ? "" : "at least ") + least
                    : (least == most ? "" : "at most ") + most;
            throw error(
                    token,
                    "expected %s argument(s) in call to \"%s\", got %d"
                            .formatted(wanted, token.text(), arguments.size()));
        }
        for (int i = 0; i < arguments.size(); i++) {
            ValueType wanted = function.arguments().get(Math.min(i, most - 1));
            ValueType given = arguments.get(i).type();
            if (wanted != given) {
                throw error(
                        token,
                        "expected type %s in call to function \"%s\", got %s".formatted(wanted, token.text(), given));
            }
        }
        return new Call(function, arguments);
    }

    private Expression selector(Token start, @Nullable String name) {
        List<LabelMatcher> matchers = matchers(name);
        if (matchers.stream().allMatch(matcher -> matcher.matches(""))) {
            throw error(start, "vector selector must contain at least one non-empty matcher");
        }
        return new Selector(matchers, Edge.SAMPLED, Shift.NONE);
    }

    private List<LabelMatcher> matchers(@Nullable String name) {
        List<LabelMatcher> matchers = new ArrayList<>();
        if (name != null) {
            matchers.add(new LabelMatcher(Labels.NAME, Comparison.EQUAL, name));
        }
        if (peek().is("{")) {
            next();
            while (!peek().is("}")) {
                matcher(matchers, name);
                if (!peek().is("}")) {
                    expect(",", "label matching");
                }
            }
            next();
        }
        return matchers;
    }

    private void matcher(List<LabelMatcher> matchers, @Nullable String name) {
        Token label = next();
        boolean isLabel = label.kind() == Kind.IDENTIFIER || label.kind() == Kind.STRING;
        if (!isLabel) {
            throw error(
                    label,
                    "unexpected %s in label matching, expected identifier or \"}\"".formatted(label.described()));
        }
        if (label.kind() == Kind.STRING && (peek().is(",") || peek().is("}"))) {
            if (name != null
                    || matchers.stream().anyMatch(matcher -> matcher.name().equals(Labels.NAME))) {
                throw error(label, "metric name must not be set twice: \"%s\" or \"%s\"".formatted(name, label.text()));
            }
            matchers.add(new LabelMatcher(Labels.NAME, Comparison.EQUAL, label.text()));
            return;
        }
        Token token = next();
        Comparison operator = null;
        for (Comparison candidate : Comparison.values()) {
            if (token.is(candidate.toString())) {
                operator = candidate;
            }
        }
        if (operator == null) {
            throw error(
                    token,
                    "unexpected %s in label matching, expected label matching operator".formatted(token.described()));
        }
        Token value = next();
        if (value.kind() != Kind.STRING) {
            throw error(value, "unexpected %s in label matching, expected string".formatted(value.described()));
        }
        if (name != null && label.text().equals(Labels.NAME)) {
            throw error(label, "metric name must not be set twice: \"%s\" or \"%s\"".formatted(name, value.text()));
        }
        try {
            matchers.add(new LabelMatcher(label.text(), operator, value.text()));
        } catch (IllegalArgumentException e) {
            throw error(value, String.valueOf(e.getMessage()));
        }
    }

    /** Ranges, offsets and fixed times, in the order they are written. */
    private Expression postfix(Token start, Expression expression) {
        Expression result = expression;
        while (true) {
            Token token = peek();
            if (token.is("[")) {
                result = bracket(result);
            } else if (token.isWord("offset")) {
                next();
                result = shifted(token, result, offset(), null);
            } else if (token.is("@")) {
                next();
                result = shifted(token, result, Span.ZERO, time());
            } else if (token.isWord("anchored") || token.isWord("smoothed")) {
                next();
                result = edged(token, result, token.isWord("anchored") ? Edge.ANCHORED : Edge.SMOOTHED);
            } else {
                return result;
            }
            places.put(result, start.position());
        }
    }

    private Expression bracket(Expression inner) {
        Token bracket = next();
        Span range = length(bracket);
        if (peek().is(":")) {
            next();
            Span step = peek().is("]") ? null : length(bracket);
            expect("]", "subquery");
            if (inner.type() != ValueType.VECTOR && inner.type() != ValueType.SCALAR) {
                throw error(bracket, "subquery is only allowed on instant vector, got " + inner.type());
            }
            return new Subquery(inner, range, step, Shift.NONE);
        }
        expect("]", "subquery or range");
        if (!(inner instanceof Selector selector)) {
            throw error(bracket, "ranges only allowed for vector selectors");
        }
        if (!selector.shift().equals(Shift.NONE)) {
            throw error(bracket, "no offset modifiers allowed before range");
        }
        return new Range(selector, range);
    }

    private At time() {
        Token token = next();
        boolean negative = token.is("-");
        if (negative || token.is("+")) {
            token = next();
        }
        if (token.isWord("start") || token.isWord("end")) {
            expect("(", "@");
            expect(")", "@");
            return token.isWord("start") ? new At.Start() : new At.End();
        }
        double seconds = token.kind() == Kind.DURATION ? millis(token) / 1e3 : number(token);
        double signed = negative ? -seconds : seconds;
        if (!Double.isFinite(signed) || Math.abs(signed) > Long.MAX_VALUE / 1e4) {
            throw error(token, "timestamp out of bounds for @ modifier: " + Numbers.text(signed));
        }
        return new At.Time(Math.round(signed * 1e3));
    }

    private Expression edged(Token token, Expression expression, Edge edge) {
        return switch (expression) {
            case Selector(List<LabelMatcher> matchers, Edge before, Shift shift) -> {
                if (before != Edge.SAMPLED) {
                    throw error(token, "anchored and smoothed modifiers cannot be used together");
                }
                yield new Selector(matchers, edge, shift);
            }
            case Range(Selector selector, Span length) -> new Range((Selector) edged(token, selector, edge), length);
            case Subquery _ -> throw error(token, edge + " modifier is not supported for subqueries");
            default -> throw error(token, edge + " modifier not implemented");
        };
    }

    private Expression shifted(Token token, Expression expression, Span offset, @Nullable At at) {
        return switch (expression) {
            case Selector selector ->
                new Selector(selector.matchers(), selector.edge(), shift(token, selector.shift(), offset, at));
            case Range range -> new Range((Selector) shifted(token, range.selector(), offset, at), range.length());
            case Subquery subquery ->
                new Subquery(
                        subquery.inner(),
                        subquery.length(),
                        subquery.step(),
                        shift(token, subquery.shift(), offset, at));
            default ->
                throw error(
                        token,
                        (at == null ? "offset" : "@")
                                + " modifier must be preceded by an instant vector selector or range vector selector or a subquery");
        };
    }

    private Shift shift(Token token, Shift before, Span offset, @Nullable At at) {
        if (at != null) {
            if (before.at() != null) {
                throw error(token, "@ <timestamp> may not be set multiple times");
            }
            return new Shift(before.offset(), at);
        }
        if (!before.offset().equals(Span.ZERO)) {
            throw error(token, "offset may not be set multiple times");
        }
        return new Shift(offset, before.at());
    }

    /** A length that takes some time. */
    private Span length(Token bracket) {
        Span length = span(binary(1), bracket);
        if (length instanceof Span.Fixed(long millis) && millis <= 0) {
            throw error(bracket, "duration must be greater than 0");
        }
        return length;
    }

    /** A duration, a number of seconds, what gives one, or an expression of these in parentheses; with a sign or not. */
    private Span offset() {
        Token sign = peek();
        boolean negative = sign.is("-");
        if (negative || sign.is("+")) {
            next();
        }
        Expression formula = unsignedOffset();
        return span(negative ? new Negative(formula) : formula, sign);
    }

    private Expression unsignedOffset() {
        if (peek().is("(")) {
            return primary();
        }
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> new NumberLiteral(number(token));
            case DURATION -> new NumberLiteral(millis(token) / 1e3);
            case IDENTIFIER -> call(token);
            default ->
                throw error(token, "unexpected %s in offset, expected number or duration".formatted(token.described()));
        };
    }

    private Span span(Expression expression, Token token) {
        if (!Formula.isOne(expression)) {
            throw error(token, "unexpected %s, expected duration".formatted(expression));
        }
        if (Formula.dependsOnQuery(expression)) {
            return new Span.Calculated(expression instanceof Parentheses(Expression inner) ? inner : expression);
        }
        try {
            return new Span.Fixed(Formula.millis(expression, Period.NONE));
        } catch (EvaluationException e) {
            throw error(token, String.valueOf(e.getMessage()));
        }
    }

    private long millis(Token token) {
        long millis = Numbers.millis(token.text());
        if (millis < 0) {
            throw error(token, "not a valid duration string: \"%s\"".formatted(token.text()));
        }
        return millis;
    }

    private double number(Token token) {
        if (token.isWord("inf")) {
            return Double.POSITIVE_INFINITY;
        } else if (token.isWord("nan")) {
            return Double.NaN;
        } else if (token.kind() != Kind.NUMBER) {
            throw error(token, "unexpected %s, expected number".formatted(token.described()));
        }
        try {
            return Numbers.parse(token.text());
        } catch (NumberFormatException e) {
            throw error(token, "error parsing number: \"%s\"".formatted(token.text()));
        }
    }

    private void expect(String symbol, String context) {
        Token token = next();
        if (!token.is(symbol)) {
            throw error(token, "unexpected %s in %s, expected \"%s\"".formatted(token.described(), context, symbol));
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    private ParseException error(Token token, String message) {
        return new ParseException(text, token.position(), message);
    }
}
