package dev.webstore.console.promtool;

import dev.webstore.promql.Expression;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Stale;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How promtool's tests write series and their values. */
final class Notation {

    private static final String NUMBER = "(?:[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?|Inf|NaN)";
    private static final Pattern VALUES =
            Pattern.compile("(_|stale|[+-]?" + NUMBER + ")(?:([+-]" + NUMBER + ")?x([0-9]+))?");

    private Notation() {}

    /** The labels of {@code name{label="value"}}. */
    static Labels labels(@Nullable String text) {
        if (text == null || text.isBlank() || text.strip().equals("{}")) {
            return Labels.EMPTY;
        }
        if (!(Expression.parse(text) instanceof Selector selector)) {
            throw new IllegalArgumentException(text + " is no series");
        }
        var labels = new TreeMap<String, String>();
        selector.matchers().forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        return Labels.of(labels);
    }

    /** The values of {@code 0+10x3 _x2 5 stale}, null where there is none. */
    static List<@Nullable Double> values(String text) {
        List<@Nullable Double> values = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Matcher matcher = VALUES.matcher(word);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(word + " is no value");
            }
            String start = matcher.group(1);
            boolean missing = start.equals("_");
            // "ax3" is a and three more; "_x3" is three.
            int times = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)) + (missing ? 0 : 1);
            double step = matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2));
            for (int index = 0; index < times; index++) {
                values.add(missing ? null : value(start) + (step == 0 ? 0 : index * step));
            }
        }
        return values;
    }

    private static double value(String text) {
        return switch (text) {
            case "stale" -> Stale.NAN;
            case "Inf", "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
