package dev.webstore.console.template;

import java.math.BigDecimal;
import java.time.Duration;

/** A length of time as Go writes it: {@code 1h2m3.5s}. */
final class GoDuration {

    private GoDuration() {}

    static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        Duration length = duration.abs();
        String sign = duration.isNegative() ? "-" : "";
        long nanos = length.toNanos();
        if (nanos < 1_000) {
            return sign + nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return sign + decimal(nanos, 3) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return sign + decimal(nanos, 6) + "ms";
        }
        long minutes = length.toMinutes();
        String seconds = decimal(nanos - minutes * 60_000_000_000L, 9) + "s";
        if (minutes == 0) {
            return sign + seconds;
        }
        return sign + (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long nanos, int scale) {
        BigDecimal number = BigDecimal.valueOf(nanos, scale).stripTrailingZeros();
        return number.toPlainString();
    }
}
