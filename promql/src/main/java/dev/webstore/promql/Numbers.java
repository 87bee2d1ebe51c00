package dev.webstore.promql;

import java.math.BigDecimal;
import java.util.List;

/** Numbers and durations as PromQL writes them. */
final class Numbers {

    private static final long[] MILLIS = {31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};

    private Numbers() {}

    /** As Go writes floats: no exponent while that is short. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        } else if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        double size = Math.abs(value);
        String plain =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        if (size >= 1e-6 && size < 1e21) {
            return plain;
        }
        String digits = Double.toString(value);
        int e = digits.indexOf('E');
        String mantissa = digits.substring(0, e).replaceFirst("\\.0$", "");
        int exponent = Integer.parseInt(digits.substring(e + 1));
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** As OpenMetrics writes the values of labels: whole numbers have a fraction too. */
    static String openMetrics(double value) {
        String text = text(value);
        return Double.isFinite(value) && text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
    }

    /** Reads a number, decimal or hexadecimal; underscores may separate digits. */
    static double parse(String text) {
        String digits = text.replace("_", "");
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return Long.parseLong(digits.substring(2), 16);
        }
        // What looks octal is read as Go reads it.
        if (digits.matches("0[0-7]+")) {
            return Long.parseLong(digits, 8);
        }
        return Double.parseDouble(digits);
    }

    /** Reads a duration such as {@code 1h30m}, in milliseconds; -1 when units are not in order or it is too long. */
    static long millis(String text) {
        long sum = 0;
        int unit = -1;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (Character.isDigit(text.charAt(at))) {
                at++;
            }
            String number = text.substring(digits, at);
            int end = at;
            while (end < text.length() && !Character.isDigit(text.charAt(end))) {
                end++;
            }
            int next = List.of(UNITS).indexOf(text.substring(at, end));
            if (next <= unit) {
                return -1;
            }
            unit = next;
            try {
                sum = Math.addExact(sum, Math.multiplyExact(Long.parseLong(number), MILLIS[unit]));
            } catch (ArithmeticException | NumberFormatException e) {
                return -1;
            }
            at = end;
        }
        return sum;
    }

    /** A duration as it is written. */
    static String duration(long millis) {
        if (millis == 0) {
            return "0s";
        }
        var text = new StringBuilder();
        long rest = millis;
        for (int i = 0; i < UNITS.length; i++) {
            // Years and weeks only when nothing else remains, as Prometheus has it.
            if (i < 2 && rest % MILLIS[i] != 0) {
                continue;
            }
            if (rest >= MILLIS[i]) {
                text.append(rest / MILLIS[i]).append(UNITS[i]);
                rest %= MILLIS[i];
            }
        }
        return text.toString();
    }
}
