package dev.webstore.console.api.prometheus;

import dev.webstore.console.metric.Exemplar;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds exemplars. */
@FunctionalInterface
public interface ExemplarSource {

    /**
     * The exemplars of the series that are wanted, by time.
     *
     * @param wanted tells by the labels of a series
     * @param from milliseconds since 1970, inclusive
     * @param to milliseconds since 1970, inclusive
     */
    List<Exemplar> exemplars(Predicate<Map<String, String>> wanted, long from, long to);
}
