package dev.webstore.console.api.prometheus;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Knows which series there are. */
@FunctionalInterface
public interface SeriesCatalogue {

    /**
     * The labels of the series that are wanted and have samples in a time.
     *
     * @param wanted tells by the labels of a series
     * @param from milliseconds since 1970
     * @param to milliseconds since 1970
     */
    List<Map<String, String>> series(Predicate<Map<String, String>> wanted, long from, long to);
}
