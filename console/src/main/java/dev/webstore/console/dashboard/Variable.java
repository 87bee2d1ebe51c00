package dev.webstore.console.dashboard;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be chosen on a dashboard, and stands as {@code $name} in its queries.
 *
 * @param name in queries and addresses
 * @param label for people
 * @param query a PromQL selector and a label whose values are the choices, or null for fixed choices
 * @param choices fixed choices; empty when there is a query, and what stands there at first when one types
 * @param typed whether one types instead of choosing
 * @param multi whether several can be chosen at once
 * @param all what to put into a query when all are chosen, or null when that cannot be
 */
public record Variable(
        String name,
        String label,
        @Nullable LabelValues query,
        List<String> choices,
        boolean typed,
        boolean multi,
        @Nullable String all) {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((?:(.*),)?\\s*(\\w+)\\s*\\)");

    /**
     * The values of a label.
     *
     * @param selector of which series, "" for all
     * @param label the label
     */
    public record LabelValues(String selector, String label) {

        /**
         * Reads Grafana's {@code label_values(selector, label)}.
         *
         * @throws IllegalArgumentException when it is something else
         */
        static LabelValues parse(String text) {
            var matcher = LABEL_VALUES.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Not label_values(selector, label): " + text);
            }
            String selector = matcher.group(1);
            return new LabelValues(selector == null ? "" : selector.strip(), matcher.group(2));
        }
    }
}
