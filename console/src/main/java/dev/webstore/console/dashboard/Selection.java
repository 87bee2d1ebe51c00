package dev.webstore.console.dashboard;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is chosen on a dashboard, and how it gets into its queries.
 *
 * @param variables the dashboard's
 * @param chosen for each of them the values; none means all
 */
public record Selection(List<Variable> variables, Map<String, List<String>> chosen) {

    /** {@code $name}, {@code ${name}} and {@code ${name:format}}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{(\\w+)(?::\\w+)?}|(\\w+))");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    /** At least four exports lie within the interval of a rate, as Grafana has it. */
    private static final long RATE_EXPORTS = 4 * 15_000;

    /** The values chosen for a variable; none means all. */
    public List<String> of(Variable variable) {
        return chosen.getOrDefault(variable.name(), List.of());
    }

    /** The expression with the choices in it, and the times of {@code window}. */
    public String in(String expression, Window window) {
        return REFERENCE.matcher(expression).replaceAll(match -> quote(value(match, window)));
    }

    private String value(MatchResult match, Window window) {
        String name = match.group(1) == null ? match.group(2) : match.group(1);
        return switch (name) {
            case "__rate_interval" -> duration(Math.max(window.step() + 15_000, RATE_EXPORTS));
            case "__interval", "__auto" -> duration(window.step());
            case "__interval_ms" -> Long.toString(window.step());
            case "__range" -> duration(Math.max(window.length(), 1_000));
            case "__range_s" -> Long.toString(Math.max(window.length() / 1_000, 1));
            case "__from" -> Long.toString(window.from());
            case "__to" -> Long.toString(window.to());
            default ->
                variables.stream()
                        .filter(variable -> variable.name().equals(name))
                        .findFirst()
                        .map(this::value)
                        .orElse(match.group());
        };
    }

    private String value(Variable variable) {
        List<String> values = of(variable);
        if (!values.isEmpty()) {
            return variable.multi()
                    ? values.stream().map(Selection::literally).collect(Collectors.joining("|", "(", ")"))
                    : values.getFirst();
        }
        if (variable.all() != null) {
            return variable.all();
        }
        return variable.choices().isEmpty() ? "" : variable.choices().getFirst();
    }

    /** A value as a regular expression, within a string of a query. */
    private static String literally(String value) {
        return SPECIAL.matcher(value).replaceAll(match -> quote("\\\\" + match.group()));
    }

    private static String quote(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static String duration(long millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
