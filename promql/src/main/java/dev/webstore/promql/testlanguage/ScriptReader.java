package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Durations;
import dev.webstore.promql.testlanguage.Script.Clear;
import dev.webstore.promql.testlanguage.Script.Command;
import dev.webstore.promql.testlanguage.Script.Eval;
import dev.webstore.promql.testlanguage.Script.Expectation;
import dev.webstore.promql.testlanguage.Script.Load;
import dev.webstore.promql.testlanguage.Script.Points;
import dev.webstore.promql.testlanguage.Script.Times;
import dev.webstore.promql.testlanguage.Script.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
            "expect\\s+(fail|warn|info|no_warn|no_info|ordered|string)(?:\\s+(msg|regex)\\s*:)?\\s*(.*)");
    private static final Pattern EXPECT_RANGE =
            Pattern.compile("expect\\s+range\\s+vector\\s+from\\s+(\\S+)\\s+to\\s+\\S+\\s+step\\s+(\\S+)");
    private static final String STARTS = "@st";

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
            return new Load(number, duration(load.group(2)), series(), load.group(1) != null);
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
        var times = new Times(start, step);
        Double scalar = null;
        for (String line : block()) {
            Matcher range = EXPECT_RANGE.matcher(line);
            Matcher expect = EXPECT.matcher(line);
            if (range.matches()) {
                times = new Times(duration(range.group(1)), duration(range.group(2)));
            } else if (expect.matches()) {
                String match = expect.group(2) == null ? "" : expect.group(2);
                expectations.add(new Expectation(expect.group(1), match, unquoted(expect.group(3))));
            } else if (line.startsWith("expected_fail_message ")) {
                expectations.add(new Expectation("fail", "msg", line.substring("expected_fail_message ".length())));
            } else if (line.startsWith("expected_fail_regexp ")) {
                expectations.add(new Expectation("fail", "regex", line.substring("expected_fail_regexp ".length())));
            } else {
                Points points = points(line);
                if (points.notation().isEmpty()) {
                    scalar = PointsReader.number(line);
                } else {
                    expected.add(points);
                }
            }
        }
        return new Eval(number, query, start, end, step, expectations, expected, times, scalar);
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

    /** Series and their points; before those of one may stand since when they have been counted. */
    private List<Points> series() {
        List<Points> series = new ArrayList<>();
        List<@Nullable Long> starts = List.of();
        for (String line : block()) {
            int at = line.indexOf(STARTS);
            if (at > 0 && endOfSeries(line.replace(STARTS, " ")) == at) {
                starts = reading(() -> PointsReader.offsets(
                        line.substring(at + STARTS.length()).strip()));
            } else {
                Points points = points(line);
                series.add(new Points(points.line(), points.notation(), points.values(), starts));
                starts = List.of();
            }
        }
        return series;
    }

    /** A series and its points; what stands alone is a scalar, and has an empty notation. */
    private Points points(String line) {
        if (line.matches("[-+]?(?:[0-9.].*|Inf|NaN)")) {
            return new Points(at, "", List.of(), List.of());
        }
        int split = endOfSeries(line);
        String notation = line.substring(0, split).strip();
        String rest = line.substring(split).strip();
        return new Points(at, notation, reading(() -> PointsReader.points(rest)), List.of());
    }

    private <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw error(at, String.valueOf(e.getMessage()));
        }
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
