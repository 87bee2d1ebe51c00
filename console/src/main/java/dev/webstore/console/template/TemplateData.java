package dev.webstore.console.template;

import java.util.List;
import java.util.Map;

/**
 * What a template is rendered with.
 *
 * @param labels {@code $labels}
 * @param externalLabels {@code $externalLabels}
 * @param externalUrl {@code $externalURL}
 * @param value {@code $value}
 * @param queries answers {@code query}
 */
public record TemplateData(
        Map<String, String> labels,
        Map<String, String> externalLabels,
        String externalUrl,
        double value,
        Queries queries) {

    /** Answers the queries of a template. */
    @FunctionalInterface
    public interface Queries {

        /**
         * The instant result of an expression.
         *
         * @throws RuntimeException when it cannot be evaluated; rendering fails with its message
         */
        List<Sample> query(String expression);
    }
}
