package dev.webstore.acceptance.rules;

import java.util.Map;

/**
 * A rule of Prometheus or Loki.
 *
 * @param file the file it is in
 * @param name of the series it records, or of the alert
 * @param alerting whether it alerts, or else records
 * @param expression what it evaluates
 * @param labels what it adds
 * @param annotations what an alert tells
 */
record Rule(
        String file,
        String name,
        boolean alerting,
        String expression,
        Map<String, String> labels,
        Map<String, String> annotations) {

    String label(String label) {
        return labels.getOrDefault(label, "");
    }

    String annotation(String annotation) {
        return annotations.getOrDefault(annotation, "");
    }

    @Override
    public String toString() {
        return name + " of " + file;
    }
}
