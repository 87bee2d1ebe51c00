package dev.webstore.console.rule;

import java.util.List;
import java.util.Map;

/** Evaluates PromQL for rules. */
public interface Expressions {

    /** One element of an instant vector; a scalar is one without labels. */
    record Point(Map<String, String> labels, double value) {}

    /**
     * Makes sure that a text is an expression.
     *
     * @throws RuntimeException saying what is wrong with it
     */
    void check(String expression);

    /**
     * The value of an expression.
     *
     * @param time milliseconds since 1970
     * @throws RuntimeException when it has none that is a vector or scalar
     */
    List<Point> evaluate(String expression, long time);
}
