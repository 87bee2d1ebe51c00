package dev.webstore.console.api.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Evaluates PromQL for the API. */
public interface QueryEngine {

    /** What an expression can be. */
    sealed interface Value {

        /** A number. */
        record Scalar(double value) implements Value {}

        /** A text. */
        record Text(String text) implements Value {}

        /** A value for each series. */
        record Vector(List<Point> points) implements Value {}

        /** Values over time for each series. */
        record Matrix(List<Row> rows) implements Value {}
    }

    /** The value of one series. */
    record Point(Map<String, String> labels, double value) {}

    /**
     * The values of one series.
     *
     * @param times milliseconds since 1970, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Row(Map<String, String> labels, long[] times, double[] values) {}

    /**
     * What an expression gave.
     *
     * @param warnings what went not quite right
     * @param infos what may not be as it was meant
     */
    record Result(Value value, List<String> warnings, List<String> infos) {}

    /**
     * How to evaluate.
     *
     * @param timeout how long it may take
     * @param lookback how old the last sample of a series may be, if not as usual
     */
    record Options(Duration timeout, Optional<Duration> lookback) {}

    /** An expression that is none; the message says where and why. */
    final class MalformedQueryException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** With the parser's words. */
        public MalformedQueryException(String message) {
            super(message);
        }
    }

    /** An evaluation that took too long. */
    final class QueryTimeoutException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** With the reason. */
        public QueryTimeoutException(String message) {
            super(message);
        }
    }

    /** An expression that cannot be evaluated over the data there is. */
    final class QueryFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** With the reason. */
        public QueryFailedException(String message) {
            super(message);
        }
    }

    /** The value at a time, in milliseconds since 1970. */
    Result instant(String expression, long time, Options options);

    /** The values from {@code start} to {@code end}, both inclusive, each {@code step} milliseconds. */
    Result range(String expression, long start, long end, long step, Options options);

    /** The expression, written as people like to read it. */
    String format(String expression);

    /** Which series a selector such as <code>up{job="a"}</code> takes. */
    Predicate<Map<String, String>> selector(String selector);

    /** Which series an expression reads. */
    Predicate<Map<String, String>> seriesOf(String expression);
}
