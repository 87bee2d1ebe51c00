package dev.webstore.console.template;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The functions of Go's templates and those that Prometheus adds. */
final class Functions {

    private static final int ANY = Integer.MAX_VALUE;

    private interface Body {
        @Nullable Object call(Arguments arguments, TemplateData data);
    }

    private record Function(int least, int most, Body body) {}

    /** The arguments of a call, read by position with the type that the function wants. */
    private record Arguments(List<@Nullable Object> values) {

        @Nullable Object at(int index) {
            return values.get(index);
        }

        int count() {
            return values.size();
        }

        String text(int index) {
            if (at(index) instanceof String text) {
                return text;
            }
            throw wrong(index, "string");
        }

        double number(int index) {
            return Values.number(at(index));
        }

        Sample sample(int index) {
            if (at(index) instanceof Sample sample) {
                return sample;
            }
            throw wrong(index, "a sample");
        }

        List<?> list(int index) {
            if (at(index) instanceof List<?> list) {
                return list;
            }
            throw wrong(index, "a list");
        }

        private TemplateException wrong(int index, String expected) {
            return new TemplateException(
                    "wrong type for value; expected %s; got %s".formatted(expected, Values.type(at(index))));
        }
    }

    private static final Map<String, Function> ALL = Map.ofEntries(
            // Go's own.
            Map.entry("and", of(1, ANY, (a, _) -> a.at(0))),
            Map.entry("or", of(1, ANY, (a, _) -> a.at(0))),
            Map.entry("not", of(1, (a, _) -> !Values.isTrue(a.at(0)))),
            Map.entry("len", of(1, (a, _) -> length(a.at(0)))),
            Map.entry("index", of(1, ANY, (a, _) -> index(a))),
            Map.entry("print", of(0, ANY, (a, _) -> GoFormat.print(a.values()))),
            Map.entry("println", of(0, ANY, (a, _) -> GoFormat.println(a.values()))),
            Map.entry(
                    "printf",
                    of(1, ANY, (a, _) -> GoFormat.printf(a.text(0), a.values().subList(1, a.count())))),
            Map.entry("html", of(0, ANY, (a, _) -> html(GoFormat.print(a.values())))),
            Map.entry("urlquery", of(0, ANY, (a, _) -> urlQuery(GoFormat.print(a.values())))),
            Map.entry("eq", of(2, ANY, (a, _) -> equalsAny(a))),
            Map.entry("ne", comparing((l, r) -> !Values.isEqual(l, r))),
            Map.entry("lt", comparing(Values::isLess)),
            Map.entry("le", comparing((l, r) -> Values.isLess(l, r) || Values.isEqual(l, r))),
            Map.entry("gt", comparing((l, r) -> Values.isLess(r, l))),
            Map.entry("ge", comparing((l, r) -> Values.isLess(r, l) || Values.isEqual(l, r))),
            // Queries.
            Map.entry("query", of(1, (a, data) -> query(a.text(0), data))),
            Map.entry("first", of(1, (a, _) -> first(a.list(0)))),
            Map.entry("label", of(2, (a, _) -> a.sample(1).labels().getOrDefault(a.text(0), ""))),
            Map.entry("value", of(1, (a, _) -> a.sample(0).value())),
            Map.entry("strvalue", of(1, (a, _) -> a.sample(0).labels().getOrDefault("__value__", ""))),
            Map.entry("sortByLabel", of(2, (a, _) -> sortByLabel(a.text(0), a.list(1)))),
            // Numbers.
            Map.entry("humanize", of(1, (a, _) -> Humanize.decimal(a.number(0)))),
            Map.entry("humanize1024", of(1, (a, _) -> Humanize.binary(a.number(0)))),
            Map.entry("humanizeDuration", of(1, (a, _) -> Humanize.duration(a.number(0)))),
            Map.entry("humanizePercentage", of(1, (a, _) -> Humanize.percentage(a.number(0)))),
            Map.entry("humanizeTimestamp", of(1, (a, _) -> Humanize.timestamp(a.number(0)))),
            Map.entry("toTime", of(1, (a, _) -> Humanize.instant(a.number(0)))),
            Map.entry("toDuration", of(1, (a, _) -> Duration.ofNanos((long) (a.number(0) * 1e9)))),
            Map.entry("now", of(0, (_, _) -> Instant.now().toEpochMilli() / 1e3)),
            // Strings.
            Map.entry("title", of(1, (a, _) -> title(a.text(0)))),
            Map.entry("toUpper", of(1, (a, _) -> a.text(0).toUpperCase(Locale.ROOT))),
            Map.entry("toLower", of(1, (a, _) -> a.text(0).toLowerCase(Locale.ROOT))),
            Map.entry(
                    "match",
                    of(2, (a, _) -> pattern(a.text(0)).matcher(a.text(1)).find())),
            Map.entry("reReplaceAll", of(3, (a, _) -> replaceAll(a.text(0), a.text(1), a.text(2)))),
            Map.entry("stripPort", of(1, (a, _) -> Hosts.stripPort(a.text(0)))),
            Map.entry("stripDomain", of(1, (a, _) -> Hosts.stripDomain(a.text(0)))),
            Map.entry("safeHtml", of(1, (a, _) -> a.text(0))),
            Map.entry("args", of(0, ANY, (a, _) -> named(a.values()))),
            // Addresses.
            Map.entry("externalURL", of(0, (_, data) -> data.externalUrl())),
            Map.entry("pathPrefix", of(0, (_, data) -> Hosts.path(data.externalUrl()))),
            Map.entry("graphLink", of(1, (a, _) -> "/graph?g0.expr=" + urlQuery(a.text(0)) + "&g0.tab=0")),
            Map.entry("tableLink", of(1, (a, _) -> "/graph?g0.expr=" + urlQuery(a.text(0)) + "&g0.tab=1")));

    private final TemplateData data;

    Functions(TemplateData data) {
        this.data = data;
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    @Nullable Object call(String name, List<@Nullable Object> arguments) {
        Function function = ALL.get(name);
        if (function == null) {
            throw new TemplateException("function \"" + name + "\" not defined");
        }
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            throw new TemplateException("wrong number of args for %s: want %s%d got %d"
                    .formatted(name, function.most() == ANY ? "at least " : "", function.least(), arguments.size()));
        }
        try {
            return function.body().call(new Arguments(arguments), data);
        } catch (TemplateException e) {
            throw new TemplateException("error calling " + name + ": " + e.getMessage());
        }
    }

    private static Function of(int count, Body body) {
        return new Function(count, count, body);
    }

    private static Function of(int least, int most, Body body) {
        return new Function(least, most, body);
    }

    private static Function comparing(BiPredicate<@Nullable Object, @Nullable Object> comparison) {
        return of(2, (a, _) -> comparison.test(a.at(0), a.at(1)));
    }

    private static boolean equalsAny(Arguments arguments) {
        return arguments.values().stream().skip(1).anyMatch(other -> Values.isEqual(arguments.at(0), other));
    }

    private static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> throw new TemplateException("len of type " + Values.type(value));
        };
    }

    private static @Nullable Object index(Arguments arguments) {
        Object value = arguments.at(0);
        for (Object key : arguments.values().subList(1, arguments.count())) {
            value = Values.index(value, key);
        }
        return value;
    }

    private static List<Sample> query(String expression, TemplateData data) {
        try {
            return data.queries().query(expression);
        } catch (RuntimeException e) {
            throw new TemplateException(String.valueOf(e.getMessage()));
        }
    }

    private static Object first(List<?> list) {
        if (list.isEmpty()) {
            throw new TemplateException("first() called on vector with no elements");
        }
        return list.getFirst();
    }

    private static List<Sample> sortByLabel(String label, List<?> list) {
        return list.stream()
                .map(Sample.class::cast)
                .sorted(Comparator.comparing(sample -> sample.labels().getOrDefault(label, "")))
                .toList();
    }

    private static String title(String text) {
        var title = new StringBuilder(text.length());
        boolean inWord = false;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            title.append(inWord ? c : Character.toTitleCase(c));
            inWord = Character.isLetterOrDigit(c) || c == '_' || c == '\'';
        }
        return title.toString();
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new TemplateException("error parsing regexp: " + e.getDescription());
        }
    }

    private static String replaceAll(String expression, String replacement, String text) {
        // Go writes ${name} for any group, Java only for named ones.
        String java = replacement.replaceAll("\\\\", "\\\\\\\\").replaceAll("\\$\\{(\\d+)\\}", "\\$$1");
        try {
            return pattern(expression).matcher(text).replaceAll(java);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new TemplateException("bad replacement \"" + replacement + "\"");
        }
    }

    private static Map<String, @Nullable Object> named(List<@Nullable Object> values) {
        Map<String, @Nullable Object> named = new TreeMap<>();
        for (int index = 0; index < values.size(); index++) {
            named.put("arg" + index, values.get(index));
        }
        return named;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }

    private static String urlQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
