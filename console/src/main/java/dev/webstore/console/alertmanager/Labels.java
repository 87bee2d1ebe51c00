package dev.webstore.console.alertmanager;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes label sets. */
final class Labels {

    private Labels() {}

    /** As Prometheus writes them: <code>{alertname="ServiceDown", service_name="frontend"}</code>. */
    static String text(SortedMap<String, String> labels) {
        return labels.entrySet().stream().map(Labels::text).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(Map.Entry<String, String> label) {
        return new Matcher(label.getKey(), Matcher.Operator.EQUAL, label.getValue()).toString();
    }
}
