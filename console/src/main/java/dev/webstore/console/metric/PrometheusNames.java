package dev.webstore.console.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * OpenTelemetry's names in Prometheus's alphabet, with the suffixes for unit and kind.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/">the
 *     specification</a>
 */
public final class PrometheusNames {

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("d", "days"),
            Map.entry("h", "hours"),
            Map.entry("min", "minutes"),
            Map.entry("s", "seconds"),
            Map.entry("ms", "milliseconds"),
            Map.entry("us", "microseconds"),
            Map.entry("ns", "nanoseconds"),
            Map.entry("By", "bytes"),
            Map.entry("KiBy", "kibibytes"),
            Map.entry("MiBy", "mebibytes"),
            Map.entry("GiBy", "gibibytes"),
            Map.entry("TiBy", "tibibytes"),
            Map.entry("KBy", "kilobytes"),
            Map.entry("MBy", "megabytes"),
            Map.entry("GBy", "gigabytes"),
            Map.entry("TBy", "terabytes"),
            Map.entry("m", "meters"),
            Map.entry("V", "volts"),
            Map.entry("A", "amperes"),
            Map.entry("J", "joules"),
            Map.entry("W", "watts"),
            Map.entry("g", "grams"),
            Map.entry("Cel", "celsius"),
            Map.entry("Hz", "hertz"),
            Map.entry("%", "percent"),
            Map.entry("1", ""));

    private static final Map<String, String> PER = Map.of(
            "s", "second",
            "m", "minute",
            "h", "hour",
            "d", "day",
            "w", "week",
            "mo", "month",
            "y", "year");

    private PrometheusNames() {}

    /**
     * The name of a metric, without {@code _bucket}, {@code _sum} and {@code _count}.
     *
     * @param name OpenTelemetry's name
     * @param unit its unit in UCUM
     * @param type what it becomes
     * @param isOtelGauge whether it is a gauge to OpenTelemetry, too, and not a sum that goes up and down
     */
    public static String metric(String name, String unit, MetricType type, boolean isOtelGauge) {
        List<String> tokens = new ArrayList<>(Arrays.asList(name.split("[^\\p{L}\\p{Nd}:]+")));
        tokens.removeIf(String::isEmpty);
        addUnit(tokens, unit);
        if (type == MetricType.COUNTER) {
            tokens.remove("total");
            tokens.add("total");
        }
        if (isOtelGauge && unit.equals("1")) {
            tokens.remove("ratio");
            tokens.add("ratio");
        }
        String joined = String.join("_", tokens).replaceAll("[^a-zA-Z0-9_:]", "_");
        return joined.isEmpty() || Character.isDigit(joined.charAt(0)) ? "_" + joined : joined;
    }

    /** The name of a label. */
    public static String label(String key) {
        String name = key.replaceAll("[^a-zA-Z0-9_]", "_");
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            return "key_" + name;
        }
        return name.startsWith("_") && !name.startsWith("__") ? "key" + name : name;
    }

    private static void addUnit(List<String> tokens, String unit) {
        String[] parts = unit.split("/", 2);
        String main = parts[0].strip();
        String per = parts.length > 1 ? parts[1].strip() : "";
        if (!hasAnnotation(main)) {
            addToken(tokens, UNITS.getOrDefault(main, main));
        }
        if (!per.isEmpty() && !hasAnnotation(per)) {
            String token = PER.getOrDefault(per, per);
            if (!tokens.contains(token)) {
                tokens.add("per");
                tokens.add(token);
            }
        }
    }

    private static void addToken(List<String> tokens, String unit) {
        String token = unit.replaceAll("[^\\p{L}\\p{Nd}:]+", "_").replaceAll("^_+|_+$", "");
        if (!token.isEmpty() && !tokens.contains(token)) {
            tokens.add(token);
        }
    }

    /** Such as {@code {order}}, which says what is counted but is no unit. */
    private static boolean hasAnnotation(String unit) {
        return unit.contains("{") || unit.contains("}");
    }
}
