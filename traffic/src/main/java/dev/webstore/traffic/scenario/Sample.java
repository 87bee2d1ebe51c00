package dev.webstore.traffic.scenario;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of the answer to a query.
 *
 * @param labels what it is about; none when the query left nothing to tell apart
 * @param value how much
 */
record Sample(Map<String, String> labels, double value) {

    /** In words. */
    String text() {
        String number = String.format(Locale.ROOT, "%.4g", value);
        var others = new TreeMap<>(labels);
        others.remove("__name__");
        return others.isEmpty() ? number : "%s for %s".formatted(number, others);
    }
}
