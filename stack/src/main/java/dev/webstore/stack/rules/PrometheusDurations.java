package dev.webstore.stack.rules;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them, such as {@code 1h30m}. */
final class PrometheusDurations {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d+(?:ms|[ywdhms]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[ywdhms])");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(365));

    private PrometheusDurations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(
                    UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1))));
        }
        return sum;
    }

    /** Writes a duration, in seconds where that is exact to the millisecond. */
    static String format(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
