package dev.webstore.console.files;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as Prometheus writes them, such as {@code 5m}, {@code 1h30m} or {@code 0}. */
public final class PrometheusDuration {

    private static final Pattern SYNTAX = Pattern.compile("(?:(\\d{1,6})y)?(?:(\\d{1,6})w)?(?:(\\d{1,7})d)?"
            + "(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,12})s)?(?:(\\d{1,15})ms)?");
    private static final long[] MILLIS = {
        365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
    };

    private PrometheusDuration() {}

    /**
     * The length that a text says.
     *
     * @throws IllegalArgumentException when it is not written so
     */
    public static Duration parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("not a valid duration string: \"" + text + "\"");
        }
        long millis = 0;
        for (int unit = 0; unit < MILLIS.length; unit++) {
            String number = matcher.group(unit + 1);
            if (number != null) {
                millis += Math.multiplyExact(Long.parseLong(number), MILLIS[unit]);
            }
        }
        return Duration.ofMillis(millis);
    }
}
