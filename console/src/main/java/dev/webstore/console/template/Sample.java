package dev.webstore.console.template;

import java.util.Map;

/** One series of a query's result, as a template sees it: {@code .Labels} and {@code .Value}. */
public record Sample(Map<String, String> labels, double value) {

    /** Takes a copy of the labels. */
    public Sample {
        labels = Map.copyOf(labels);
    }
}
