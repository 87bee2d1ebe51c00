package dev.webstore.console.template;

import java.time.Instant;
import java.util.List;

/** Numbers as people read them, in four significant digits. */
final class Humanize {

    private static final List<String> LARGE = List.of("k", "M", "G", "T", "P", "E", "Z", "Y");
    private static final List<String> LARGE_BINARY = List.of("ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi");
    private static final List<String> SMALL = List.of("m", "u", "n", "p", "f", "a", "z", "y");

    private Humanize() {}

    /** With metric prefixes, as {@code 1.235k}. */
    static String decimal(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return digits(value);
        }
        return Math.abs(value) >= 1 ? scaledDown(value, 1000, LARGE) : scaledUp(value);
    }

    /** With binary prefixes, as {@code 1.5ki}. */
    static String binary(double value) {
        boolean small = Math.abs(value) <= 1 || !Double.isFinite(value);
        return small ? digits(value) : scaledDown(value, 1024, LARGE_BINARY);
    }

    /** Seconds as {@code 1h 2m 3s}, or {@code 12.5ms}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return digits(seconds);
        }
        if (seconds == 0) {
            return digits(seconds) + "s";
        }
        if (Math.abs(seconds) < 1) {
            return scaledUp(seconds) + "s";
        }
        String sign = seconds < 0 ? "-" : "";
        double length = Math.abs(seconds);
        long whole = (long) length;
        if (whole < 60) {
            return sign + digits(length) + "s";
        }
        var text = new StringBuilder(sign);
        if (whole >= 86_400) {
            text.append(whole / 86_400).append("d ");
        }
        if (whole >= 3600) {
            text.append(whole / 3600 % 24).append("h ");
        }
        return text.append(whole / 60 % 60)
                .append("m ")
                .append(whole % 60)
                .append('s')
                .toString();
    }

    /** A ratio as {@code 12.5%}. */
    static String percentage(double ratio) {
        return digits(ratio * 100) + "%";
    }

    /** Seconds since 1970 as {@code 2026-11-23 12:00:00 +0000 UTC}. */
    static String timestamp(double seconds) {
        return Double.isFinite(seconds) ? GoFormat.text(instant(seconds)) : digits(seconds);
    }

    /** Seconds since 1970 as a point in time, to the millisecond. */
    static Instant instant(double seconds) {
        if (!(Math.abs(seconds) < Long.MAX_VALUE / 1e9)) {
            throw new TemplateException(GoFormat.text(seconds) + " cannot be represented as a timestamp");
        }
        return Instant.ofEpochMilli((long) (seconds * 1e3));
    }

    private static String scaledDown(double value, int step, List<String> prefixes) {
        String prefix = "";
        double scaled = value;
        for (String larger : prefixes) {
            if (Math.abs(scaled) < step) {
                break;
            }
            prefix = larger;
            scaled /= step;
        }
        return digits(scaled) + prefix;
    }

    private static String scaledUp(double value) {
        String prefix = "";
        double scaled = value;
        for (String smaller : SMALL) {
            if (Math.abs(scaled) >= 1) {
                break;
            }
            prefix = smaller;
            scaled *= 1000;
        }
        return digits(scaled) + prefix;
    }

    private static String digits(double value) {
        return GoNumbers.general(value, 4);
    }
}
