package dev.webstore.promql;

/** A length of time in an expression. */
public sealed interface Span {

    /** No time at all. */
    Span ZERO = new Fixed(0);

    /** One that is known. */
    record Fixed(long millis) implements Span {

        @Override
        public String toString() {
            return (millis < 0 ? "-" : "") + Numbers.duration(Math.abs(millis));
        }
    }

    /**
     * One that is known only when there is a query.
     *
     * @param formula gives it in seconds, of {@code step()}, {@code range()} and numbers
     * @see <a href="https://prometheus.io/docs/prometheus/latest/feature_flags/#promql-duration-expressions">Duration
     *     expressions</a>
     */
    record Calculated(Expression formula) implements Span {

        @Override
        public String toString() {
            return formula.toString();
        }
    }
}
