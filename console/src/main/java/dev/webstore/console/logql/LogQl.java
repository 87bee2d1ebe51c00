package dev.webstore.console.logql;

import java.util.List;
import java.util.function.Predicate;

/**
 * A query in Loki's language.
 *
 * @see <a href="https://grafana.com/docs/loki/latest/query/">LogQL</a>
 */
sealed interface LogQl {

    /**
     * Records that fit all conditions.
     *
     * @param conditions on labels and on the line
     */
    record Stream(List<Predicate<LogLine>> conditions) implements LogQl {

        /** Whether the record fits. */
        boolean matches(LogLine line) {
            return conditions.stream().allMatch(condition -> condition.test(line));
        }
    }

    /**
     * Numbers of records over time.
     *
     * @param stream which records
     * @param measure what to say of them
     * @param rangeMillis the stretch of time before each point that counts
     * @param aggregation how to put series together
     * @param zero whether no series at all means one that is 0
     */
    record Metric(Stream stream, Measure measure, long rangeMillis, Aggregation aggregation, boolean zero)
            implements LogQl {

        /** The same, {@code or vector(0)}. */
        Metric orZero() {
            return new Metric(stream, measure, rangeMillis, aggregation, true);
        }
    }

    /** What is said of the records in a stretch of time. */
    enum Measure {
        COUNT_OVER_TIME,
        RATE,
        BYTES_OVER_TIME,
        BYTES_RATE;

        /** Whether it is per second. */
        boolean isRate() {
            return this == RATE || this == BYTES_RATE;
        }
    }

    /**
     * Puts series together.
     *
     * @param operator sum, topk or bottomk; "" leaves them as they are
     * @param number how many, for topk and bottomk
     * @param by the labels that stay
     */
    record Aggregation(String operator, int number, List<String> by) {}

    /**
     * Reads a query.
     *
     * @throws LogQlException when it is none, or beyond what is understood here
     */
    static LogQl parse(String text) {
        return new LogQlParser(text).parse();
    }
}
