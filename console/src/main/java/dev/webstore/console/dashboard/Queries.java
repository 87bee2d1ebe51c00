package dev.webstore.console.dashboard;

import dev.webstore.console.log.LogRecord;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Who answers the queries of panels. All of it throws {@link QueryException} when a query cannot be answered. */
public interface Queries {

    /**
     * Values over time.
     *
     * @param labels what tells the series from others of the same answer
     * @param values one for each point of the window, NaN where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Series(SortedMap<String, String> labels, double[] values) {

        /** The last value that there is, or NaN. */
        public double last() {
            for (int i = values.length - 1; i >= 0; i--) {
                if (!Double.isNaN(values[i])) {
                    return values[i];
                }
            }
            return Double.NaN;
        }
    }

    /**
     * One measurement behind an aggregate.
     *
     * @param time milliseconds since 1970
     * @param value what was measured
     * @param traceId the trace it was measured in
     */
    record Exemplar(long time, double value, String traceId) {}

    /**
     * A value that is compared with a number.
     *
     * @param value a PromQL expression
     * @param threshold the number
     */
    record Comparison(String value, double threshold) {}

    /** What a condition compares with a number first, if it does. */
    Optional<Comparison> comparison(String promql);

    /** The names of all metrics, sorted. */
    List<String> names();

    /** The values of a PromQL expression at each point of the window. */
    List<Series> range(String promql, Window window);

    /** The values of a PromQL expression at a time, in milliseconds since 1970: one for each series. */
    List<Series> instant(String promql, long time);

    /** Exemplars of the series in a PromQL expression, the newest last. */
    List<Exemplar> exemplars(String promql, Window window);

    /** The values that a label has among the series of a PromQL selector ("" for all), sorted. */
    List<String> labelValues(String selector, String label, Window window);

    /** The newest log records that a LogQL query finds, newest first. */
    List<LogRecord> logs(String logql, Window window, int limit);

    /** The values of a LogQL metric query at each point of the window. */
    List<Series> logRange(String logql, Window window);
}
