package dev.webstore.promql;

import java.util.regex.Pattern;

/** Durations as Prometheus writes them. */
public final class Durations {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+");

    private Durations() {}

    /** Reads a duration such as {@code 1h30m}, or a number of seconds; in milliseconds, -1 when it is neither. */
    public static long parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Math.round(Double.parseDouble(text) * 1e3);
        }
        return DURATION.matcher(text).matches() ? Numbers.millis(text) : -1;
    }
}
