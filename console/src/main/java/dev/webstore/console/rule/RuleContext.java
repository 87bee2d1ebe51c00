package dev.webstore.console.rule;

import dev.webstore.console.template.Sample;
import dev.webstore.console.template.TemplateData;
import java.util.Map;
import org.slf4j.Logger;

/**
 * What rules are evaluated with.
 *
 * @param expressions evaluates their expressions
 * @param sink keeps the series they produce
 * @param listener hears of their alerts
 * @param externalUrl where people find this console
 * @param logger for failures
 */
public record RuleContext(
        Expressions expressions, SampleSink sink, AlertListener listener, String externalUrl, Logger logger) {

    /** What the templates of an alert with these labels and this value are rendered with, at {@code time}. */
    TemplateData templateData(Map<String, String> labels, double value, long time) {
        return new TemplateData(
                labels,
                Map.of(),
                externalUrl,
                value,
                expression -> expressions.evaluate(expression, time).stream()
                        .map(point -> new Sample(point.labels(), point.value()))
                        .toList());
    }
}
