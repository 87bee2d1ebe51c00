package dev.webstore.promql;

import java.util.List;

/** Where the engine finds samples. */
public interface SeriesSource {

    /**
     * The series that fit all matchers, each with its samples in a stretch of time.
     *
     * @param fromMillis the begin, inclusive, in milliseconds since 1970
     * @param toMillis the end, inclusive
     */
    List<Series> select(List<LabelMatcher> matchers, long fromMillis, long toMillis);
}
