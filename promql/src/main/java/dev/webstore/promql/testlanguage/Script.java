package dev.webstore.promql.testlanguage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test script.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/promql/promqltest/README.md">The PromQL test scripting
 *     language</a>
 */
record Script(List<Command> commands) {

    /** One step of a script. */
    sealed interface Command {

        /** Where it stands, counted from 1. */
        int line();
    }

    /**
     * Adds samples.
     *
     * @param withCustomBuckets whether native histograms are made of classic ones besides
     */
    record Load(int line, long stepMillis, List<Points> series, boolean withCustomBuckets) implements Command {}

    /** Takes away all samples. */
    record Clear(int line) implements Command {}

    /** Something of the language that is not understood here; evaluations after it cannot be trusted. */
    record Unsupported(int line, String what) implements Command {}

    /** The times of points: the first, and the distance between two. */
    record Times(long start, long step) {}

    /**
     * Evaluates an expression and says what should come of it.
     *
     * @param start when, or from when
     * @param end until when
     * @param step the distance; 0 for an instant query
     * @param expectations besides values
     * @param expected the values, by series
     * @param times when these should be
     * @param scalar the value when it should be a scalar, or null
     */
    record Eval(
            int line,
            String query,
            long start,
            long end,
            long step,
            List<Expectation> expectations,
            List<Points> expected,
            Times times,
            @Nullable Double scalar)
            implements Command {

        boolean isInstant() {
            return step == 0;
        }
    }

    /**
     * What should come of an evaluation besides values.
     *
     * @param kind fail, warn, info, no_warn, no_info, ordered or string
     * @param match msg, regex or ""
     * @param text what to match
     */
    record Expectation(String kind, String match, String text) {}

    /**
     * A series and its points, one for each step.
     *
     * @param notation the series as it is written
     * @param values null where there is none; {@link dev.webstore.promql.Stale#NAN} where it ends
     * @param starts how long after their times they began to be counted, in milliseconds; null where that is not known
     */
    record Points(int line, String notation, List<@Nullable Point> values, List<@Nullable Long> starts) {}
}
