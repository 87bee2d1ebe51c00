package dev.webstore.console.logql;

import com.google.re2j.PatternSyntaxException;
import dev.webstore.console.logql.LogQl.Aggregation;
import dev.webstore.console.logql.LogQl.Measure;
import dev.webstore.console.logql.LogQl.Metric;
import dev.webstore.console.logql.LogQl.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads LogQL from left to right. */
final class LogQlParser {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`");
    private static final Pattern LABEL_OPERATOR = Pattern.compile("=~|!~|!=|==|>=|<=|=|>|<");
    private static final Pattern LINE_OPERATOR = Pattern.compile("\\|=|!=|\\|~|!~");
    private static final List<String> AGGREGATIONS = List.of("sum", "topk", "bottomk");

    /** Stages which change how a line looks, not which lines there are. */
    private static final List<String> COSMETIC = List.of("json", "logfmt", "line_format", "keep", "drop");

    private static final int MOST_REMEMBERED = 1_000;

    private final String text;
    private int at;

    LogQlParser(String text) {
        this.text = text;
    }

    LogQl parse() {
        skipSpace();
        LogQl query = peek("{") ? stream() : metric();
        if (query instanceof Metric metric && accept("or")) {
            for (String token : List.of("vector", "(", "0", ")")) {
                expect(token);
            }
            query = metric.orZero();
        }
        skipSpace();
        if (at < text.length()) {
            throw unexpected("the end");
        }
        return query;
    }

    private Metric metric() {
        int start = at;
        String name = take(NAME, "a function");
        if (!AGGREGATIONS.contains(name)) {
            at = start;
            return measured(new Aggregation("", 0, List.of()));
        }
        List<String> by = by();
        expect("(");
        int number = 0;
        if (name.endsWith("k")) {
            number = Integer.parseInt(take(Pattern.compile("\\d{1,4}"), "a number"));
            expect(",");
            start = at;
            if (AGGREGATIONS.contains(take(NAME, "a function"))) {
                // topk of a sum: the sum's labels are what there is to choose from.
                at = start;
                Metric inner = metric();
                expect(")");
                return new Metric(
                        inner.stream(),
                        inner.measure(),
                        inner.rangeMillis(),
                        new Aggregation(name, number, inner.aggregation().by()),
                        false);
            }
            at = start;
        }
        Metric inner = measured(new Aggregation(name, number, by));
        expect(")");
        List<String> after = by();
        return after.isEmpty()
                ? inner
                : new Metric(
                        inner.stream(),
                        inner.measure(),
                        inner.rangeMillis(),
                        new Aggregation(name, number, after),
                        false);
    }

    private List<String> by() {
        List<String> names = new ArrayList<>();
        skipSpace();
        if (accept("by")) {
            expect("(");
            do {
                names.add(take(NAME, "a label"));
            } while (accept(","));
            expect(")");
        }
        return names;
    }

    private Metric measured(Aggregation aggregation) {
        String name = take(NAME, "a function");
        Measure measure;
        try {
            measure = Measure.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LogQlException("%s is not a function the console knows".formatted(name));
        }
        expect("(");
        Stream stream = stream();
        expect("[");
        long range = duration();
        expect("]");
        expect(")");
        return new Metric(stream, measure, range, aggregation, false);
    }

    private long duration() {
        long millis = 0;
        skipSpace();
        Matcher matcher = DURATION.matcher(text);
        while (matcher.region(at, text.length()).lookingAt()) {
            long amount = Long.parseLong(matcher.group(1));
            millis += amount
                    * switch (matcher.group(2)) {
                        case "ms" -> 1L;
                        case "s" -> 1_000L;
                        case "m" -> 60_000L;
                        case "h" -> 3_600_000L;
                        default -> 86_400_000L;
                    };
            at = matcher.end();
        }
        if (millis <= 0) {
            throw unexpected("a duration");
        }
        return millis;
    }

    private Stream stream() {
        List<Predicate<LogLine>> conditions = new ArrayList<>();
        expect("{");
        if (!accept("}")) {
            do {
                conditions.add(labelCondition());
            } while (accept(","));
            expect("}");
        }
        while (true) {
            skipSpace();
            Matcher operator = LINE_OPERATOR.matcher(text).region(at, text.length());
            if (operator.lookingAt()) {
                at = operator.end();
                conditions.add(lineCondition(operator.group(), string()));
            } else if (accept("|")) {
                stage(conditions);
            } else {
                return new Stream(conditions);
            }
        }
    }

    private void stage(List<Predicate<LogLine>> conditions) {
        skipSpace();
        int start = at;
        String name = take(NAME, "a stage");
        if (COSMETIC.contains(name)) {
            while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != '[') {
                at++;
            }
            return;
        }
        at = start;
        Predicate<LogLine> condition = labelCondition();
        skipSpace();
        while (text.startsWith("or ", at)) {
            at += 3;
            condition = condition.or(labelCondition());
            skipSpace();
        }
        conditions.add(condition);
        while (text.startsWith("and ", at)) {
            at += 4;
            conditions.add(labelCondition());
            skipSpace();
        }
    }

    private Predicate<LogLine> labelCondition() {
        String label = take(NAME, "a label");
        String operator = take(LABEL_OPERATOR, "an operator");
        skipSpace();
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            double wanted = Double.parseDouble(number.group());
            return line -> compare(line.label(label), operator, wanted);
        }
        String value = string();
        return switch (operator) {
            case "=", "==" -> line -> line.label(label).equals(value);
            case "!=" -> line -> !line.label(label).equals(value);
            case "=~", "!~" -> {
                Predicate<LogLine> matches = remembering(label, regex(value)::matches);
                yield operator.equals("=~") ? matches : matches.negate();
            }
            default -> throw new LogQlException("%s compares with a number".formatted(operator));
        };
    }

    private static boolean compare(String value, String operator, double wanted) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return false;
        }
        return switch (operator) {
            case "=", "==" -> number == wanted;
            case "!=" -> number != wanted;
            case ">" -> number > wanted;
            case ">=" -> number >= wanted;
            case "<" -> number < wanted;
            case "<=" -> number <= wanted;
            default -> false;
        };
    }

    private static Predicate<LogLine> lineCondition(String operator, String value) {
        if (value.isEmpty()) {
            boolean wanted = !operator.startsWith("!");
            return _ -> wanted;
        }
        return switch (operator) {
            case "|=" -> line -> line.text().contains(value);
            case "!=" -> line -> !line.text().contains(value);
            default -> {
                var pattern = regex(value);
                Predicate<LogLine> found = line -> pattern.matcher(line.text()).find();
                yield operator.equals("|~") ? found : found.negate();
            }
        };
    }

    /** A label has few values, and very many records have them. */
    private static Predicate<LogLine> remembering(String label, Predicate<String> condition) {
        Map<String, Boolean> known = new HashMap<>();
        return line -> {
            if (known.size() > MOST_REMEMBERED) {
                known.clear();
            }
            return known.computeIfAbsent(line.label(label), condition::test);
        };
    }

    /** Matches in time linear in the text, whoever wrote the expression. */
    private static com.google.re2j.Pattern regex(String regex) {
        try {
            return com.google.re2j.Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new LogQlException("%s is not a regular expression: %s".formatted(regex, e.getDescription()));
        }
    }

    private String string() {
        skipSpace();
        Matcher matcher = STRING.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected("a text in quotes");
        }
        at = matcher.end();
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replaceAll("\\\\(.)", "$1");
    }

    private String take(Pattern pattern, String what) {
        skipSpace();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected(what);
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean peek(String token) {
        return text.startsWith(token, at);
    }

    private boolean accept(String token) {
        skipSpace();
        if (!peek(token)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unexpected(token);
        }
    }

    private void skipSpace() {
        Matcher matcher = SPACE.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
        }
    }

    private LogQlException unexpected(String wanted) {
        return new LogQlException("At character %d of the query there should be %s".formatted(at + 1, wanted));
    }
}
