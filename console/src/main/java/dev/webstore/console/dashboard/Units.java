package dev.webstore.console.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers with units, as Grafana writes them. */
public final class Units {

    private static final String[] METRIC = {"", " K", " Mil", " Bil", " Tri"};
    private static final String[] BINARY = {" B", " KiB", " MiB", " GiB", " TiB"};
    private static final String[] DECIMAL = {" B", " kB", " MB", " GB", " TB"};

    private Units() {}

    /**
     * Writes a value.
     *
     * @param unit Grafana's name of its unit; null or an unknown one adds nothing
     * @param decimals digits after the point; null for as many as make sense
     */
    public static String format(double value, @Nullable String unit, @Nullable Integer decimals) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        return switch (unit == null ? "none" : unit) {
            case "percentunit" -> number(value * 100, decimals) + "%";
            case "percent" -> number(value, decimals) + "%";
            case "s" -> seconds(value, decimals);
            case "ms" -> seconds(value / 1e3, decimals);
            case "µs" -> seconds(value / 1e6, decimals);
            case "ns" -> seconds(value / 1e9, decimals);
            case "dtdurations", "dthms" -> seconds(value, decimals);
            case "bytes" -> scaled(value, 1024, BINARY, decimals);
            case "decbytes" -> scaled(value, 1000, DECIMAL, decimals);
            case "Bps" -> scaled(value, 1000, DECIMAL, decimals) + "/s";
            case "binBps" -> scaled(value, 1024, BINARY, decimals) + "/s";
            case "reqps" -> scaled(value, 1000, METRIC, decimals) + " req/s";
            case "ops" -> scaled(value, 1000, METRIC, decimals) + " ops/s";
            case "cps" -> scaled(value, 1000, METRIC, decimals) + " c/s";
            case "reqpm" -> scaled(value, 1000, METRIC, decimals) + " req/min";
            case "opm", "cpm" -> scaled(value, 1000, METRIC, decimals) + "/min";
            case "currencyUSD" ->
                (value < 0 ? "-$" : "$")
                        + scaled(Math.abs(value), 1000, METRIC, decimals).replace(" ", "");
            case "short" -> scaled(value, 1000, METRIC, decimals);
            case "dateTimeAsIso" -> Instant.ofEpochMilli((long) value).toString();
            case String suffix
            when suffix.startsWith("suffix:") -> number(value, decimals) + suffix.substring("suffix:".length());
            default -> number(value, decimals);
        };
    }

    /** The number with no more digits than it takes. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String seconds(double value, @Nullable Integer decimals) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0 s";
        } else if (size < 1e-6) {
            return number(value * 1e9, decimals) + " ns";
        } else if (size < 1e-3) {
            return number(value * 1e6, decimals) + " µs";
        } else if (size < 1) {
            return number(value * 1e3, decimals) + " ms";
        } else if (size < 60) {
            return number(value, decimals) + " s";
        } else if (size < 3600) {
            return number(value / 60, decimals) + " min";
        } else if (size < 86_400) {
            return number(value / 3600, decimals) + " h";
        }
        return number(value / 86_400, decimals) + " d";
    }

    private static String scaled(double value, int base, String[] suffixes, @Nullable Integer decimals) {
        int step = 0;
        double scaled = value;
        while (Math.abs(scaled) >= base && step < suffixes.length - 1) {
            scaled /= base;
            step++;
        }
        return number(scaled, decimals) + suffixes[step];
    }

    /** Three significant digits unless told otherwise, and no trailing zeros. */
    private static String number(double value, @Nullable Integer decimals) {
        if (decimals != null) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = Math.abs(value) >= 1000
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
