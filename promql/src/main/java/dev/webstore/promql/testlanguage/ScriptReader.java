package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Durations;
import dev.webstore.promql.Stale;
import dev.webstore.promql.testlanguage.Script.Clear;
import dev.webstore.promql.testlanguage.Script.Command;
import dev.webstore.promql.testlanguage.Script.Eval;
import dev.webstore.promql.testlanguage.Script.Expectation;
import dev.webstore.promql.testlanguage.Script.Load;
import dev.webstore.promql.testlanguage.Script.Points;
import dev.webstore.promql.testlanguage.Script.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads test scripts. */
final class ScriptReader {

    private static final Pattern LOAD = Pattern.compile("load(_with_nhcb)?\\s+(\\S+)");
    private static final Pattern INSTANT =
            Pattern.compile("eval(?:_(fail|warn|info|ordered))?\\s+instant\\s+(?:at\\s+(\\S+))?\\s+(.+)");
    private static final Pattern RANGE = Pattern.compile(
            "eval(?:_(fail|warn|info))?\\s+range\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+?)\\s+(.+)");
    private static final Pattern EXPECT = Pattern.compile(
            "expect\\s+(fail|warn|info|no_warn|no_info|ordered|string|range vector)(?:\\s+(msg|regex)\\s*:)?\\s*(.*)");
    private static final Pattern POINT = Pattern.compile(
            "(_|stale|[+-]?(?:Inf|inf|NaN|nan|[0-9][0-9._eE]*(?:(?<=[eE])[+-][0-9]+)?|\\.[0-9]+|0x[0-9a-fA-F]+))"
                    + "(?:([+-](?:Inf|inf|NaN|[0-9.]+(?:[eE][+-]?[0-9]+)?|0x[0-9a-fA-F]+))x([0-9]+)|x([0-9]+))?(?=\\s|$)");

    private final String file;
    private final List<String> lines;
    private int at;

    private ScriptReader(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /**
     * Reads a script.
     *
     * @throws ScriptException when it is none
     */
    static Script read(String file, String text) {
        return new ScriptReader(file, text).script();
    }

    private Script script() {
        List<Command> commands = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            at++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                commands.add(command(line));
            }
        }
        return new Script(commands);
    }

    private Command command(String line) {
        int number = at;
        if (line.equals("clear")) {
            return new Clear(number);
        }
        Matcher load = LOAD.matcher(line);
        if (load.matches()) {
            List<Points> series = new ArrayList<>();
            for (String block : block()) {
                series.add(points(block));
            }
            // The native histograms that _with_nhcb makes besides are not there; evaluations of them fail by name.
            return new Load(number, duration(load.group(2)), series);
        }
        Matcher instant = INSTANT.matcher(line);
        if (instant.matches()) {
            long time = instant.group(2) == null ? 0 : duration(instant.group(2));
            return eval(number, instant.group(3), time, time, 0, instant.group(1));
        }
        Matcher range = RANGE.matcher(line);
        if (range.matches()) {
            return eval(
                    number,
                    range.group(5),
                    duration(range.group(2)),
                    duration(range.group(3)),
                    duration(range.group(4)),
                    range.group(1));
        }
        if (line.startsWith("eval") || line.startsWith("load")) {
            block();
            return new Unsupported(number, line);
        }
        throw error(number, "invalid command: " + line);
    }

    private Eval eval(int number, String query, long start, long end, long step, @Nullable String kind) {
        List<Expectation> expectations = new ArrayList<>();
        if (kind != null) {
            expectations.add(new Expectation(kind, "", ""));
        }
        List<Points> expected = new ArrayList<>();
        Double scalar = null;
        for (String line : block()) {
            Matcher expect = EXPECT.matcher(line);
            if (expect.matches()) {
                String match = expect.group(2) == null ? "" : expect.group(2);
                expectations.add(new Expectation(expect.group(1), match, unquoted(expect.group(3))));
            } else if (line.startsWith("expected_fail_message ")) {
                expectations.add(new Expectation("fail", "msg", line.substring("expected_fail_message ".length())));
            } else if (line.startsWith("expected_fail_regexp ")) {
                expectations.add(new Expectation("fail", "regex", line.substring("expected_fail_regexp ".length())));
            } else {
                Points points = points(line);
                if (points.notation().isEmpty()) {
                    scalar = points.values().isEmpty() ? null : points.values().getFirst();
                } else {
                    expected.add(points);
                }
            }
        }
        return new Eval(number, query, start, end, step, expectations, expected, scalar);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '`' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        if (!quoted) {
            return text;
        }
        String inside = text.substring(1, text.length() - 1);
        return text.charAt(0) == '`' ? inside : inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** The lines that belong to a command: those after it, up to an empty one or another command. */
    private List<String> block() {
        List<String> block = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.isEmpty() || line.equals("clear") || line.startsWith("eval") || line.startsWith("load")) {
                break;
            }
            at++;
            if (!line.startsWith("#")) {
                block.add(line);
            }
        }
        return block;
    }

    /** A series and its points; what stands alone is a scalar, and has an empty notation. */
    private Points points(String line) {
        int split = endOfSeries(line);
        String notation = line.substring(0, split).strip();
        String rest = line.substring(split).strip();
        List<@Nullable Double> values = new ArrayList<>();
        boolean histograms = rest.contains("{{");
        if (!histograms) {
            if (notation.matches("[-+]?(?:[0-9.].*|Inf|NaN)")) {
                return new Points(at, "", List.of(number(notation)), false);
            }
            Matcher matcher = POINT.matcher(rest);
            int end = 0;
            while (end < rest.length()) {
                if (!matcher.region(end, rest.length()).lookingAt()) {
                    throw error(at, "invalid points: " + rest);
                }
                add(values, matcher);
                end = matcher.end();
                while (end < rest.length() && Character.isWhitespace(rest.charAt(end))) {
                    end++;
                }
            }
        }
        return new Points(at, notation, values, histograms);
    }

    private static void add(List<@Nullable Double> values, Matcher point) {
        String first = point.group(1);
        String increment = point.group(2);
        String repeat = point.group(3) == null ? point.group(4) : point.group(3);
        int times = repeat == null ? 0 : Integer.parseInt(repeat);
        if (first.equals("_")) {
            // _x3 is three gaps, 1x3 is four ones.
            for (int i = 0; i < Math.max(1, times); i++) {
                values.add(null);
            }
            return;
        }
        double value = first.equals("stale") ? Stale.NAN : number(first);
        double step = increment == null ? 0 : number(increment);
        for (int i = 0; i <= times; i++) {
            values.add(first.equals("stale") ? Stale.NAN : value);
            value += step;
        }
    }

    private static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default ->
                text.contains("0x") ? Long.decode(text.replace("+", "")) : Double.parseDouble(text.replace("_", ""));
        };
    }

    /** The place after the name and labels of a series. */
    private static int endOfSeries(String line) {
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote != '`') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '{') {
                if (depth == 0 && line.startsWith("{{", i)) {
                    return i;
                }
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (depth == 0 && Character.isWhitespace(c)) {
                String after = line.substring(i).strip();
                if (after.startsWith("{") && !after.startsWith("{{")) {
                    continue;
                }
                return i;
            }
        }
        return line.length();
    }

    private long duration(String text) {
        String unsigned = text.startsWith("-") ? text.substring(1) : text;
        long millis = Durations.parse(unsigned);
        if (millis < 0) {
            throw error(at, "not a duration: " + text);
        }
        return text.startsWith("-") ? -millis : millis;
    }

    private ScriptException error(int line, String message) {
        return new ScriptException("%s:%d: %s".formatted(file, line, message));
    }
}
