package dev.webstore.console.rule;

import dev.webstore.console.template.Template;
import java.time.Duration;
import java.util.Map;

/** A rule as its file has it. */
public sealed interface Rule {

    /** The name of the series it records, or of the alert. */
    String name();

    /** What it evaluates. */
    String expression();

    /** Labels it adds, as they stand in the file. */
    Map<String, String> labels();

    /** Keeps the value of an expression as a series of its own. */
    record Recording(String name, String expression, Map<String, String> labels) implements Rule {}

    /**
     * Watches an expression: each element of its result is an alert.
     *
     * @param holdFor how long the element must be there before the alert fires
     * @param keepFiringFor how long the alert fires on when the element is gone
     * @param annotations what to tell people, as it stands in the file
     * @param labelTemplates the labels, parsed
     * @param annotationTemplates the annotations, parsed
     */
    record Alerting(
            String name,
            String expression,
            Duration holdFor,
            Duration keepFiringFor,
            Map<String, String> labels,
            Map<String, String> annotations,
            Map<String, Template> labelTemplates,
            Map<String, Template> annotationTemplates)
            implements Rule {}
}
