package dev.webstore.promql.testlanguage;

import dev.webstore.promql.histogram.Buckets;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Histograms as scripts write them: {@code {{schema:0 count:3 sum:5 buckets:[1 2]}}}. */
final class HistogramNotation {

    private static final Pattern PART = Pattern.compile("\\s*([a-z_]+):(\\[[^\\]]*]|[^\\s\\[\\]]+)\\s*");

    private HistogramNotation() {}

    /** Whether it says what is known of resets. */
    static boolean saysReset(String inside) {
        return inside.contains("counter_reset_hint:");
    }

    /**
     * Reads what is between the braces.
     *
     * @throws IllegalArgumentException when that is no histogram
     */
    static Histogram read(String inside) {
        Map<String, String> parts = new TreeMap<>();
        Matcher matcher = PART.matcher(inside);
        int end = 0;
        while (end < inside.length() && !inside.substring(end).isBlank()) {
            if (!matcher.region(end, inside.length()).lookingAt()) {
                throw new IllegalArgumentException("invalid histogram: " + inside);
            }
            parts.put(matcher.group(1), matcher.group(2));
            end = matcher.end();
        }
        return new Histogram(
                Integer.parseInt(parts.getOrDefault("schema", "0")),
                number(parts, "z_bucket_w"),
                number(parts, "z_bucket"),
                number(parts, "count"),
                number(parts, "sum"),
                buckets(parts, "buckets", "offset"),
                buckets(parts, "n_buckets", "n_offset"),
                Arrays.stream(numbers(parts.getOrDefault("custom_values", "[]")))
                        .boxed()
                        .toList(),
                Reset.valueOf(
                        parts.getOrDefault("counter_reset_hint", "unknown").toUpperCase(Locale.ROOT)));
    }

    private static double number(Map<String, String> parts, String name) {
        return PointsReader.number(parts.getOrDefault(name, "0"));
    }

    private static Buckets buckets(Map<String, String> parts, String name, String offset) {
        return Buckets.from(Integer.parseInt(parts.getOrDefault(offset, "0")), numbers(parts.getOrDefault(name, "[]")));
    }

    private static double[] numbers(String list) {
        String inside = list.substring(1, list.length() - 1).strip();
        return inside.isEmpty()
                ? new double[0]
                : Arrays.stream(inside.split("\\s+"))
                        .mapToDouble(PointsReader::number)
                        .toArray();
    }

    /** A histogram as scripts write it. */
    static String write(Histogram histogram) {
        var text = new StringBuilder(
                "{{schema:%d count:%s sum:%s".formatted(histogram.schema(), histogram.count(), histogram.sum()));
        if (histogram.zeroCount() != 0 || histogram.zeroThreshold() != 0) {
            text.append(" z_bucket:%s z_bucket_w:%s".formatted(histogram.zeroCount(), histogram.zeroThreshold()));
        }
        if (histogram.isCustom()) {
            text.append(" custom_values:").append(list(histogram.bounds()));
        }
        append(text, "", histogram.positive());
        append(text, "n_", histogram.negative());
        return text.append(" counter_reset_hint:")
                .append(histogram.reset())
                .append("}}")
                .toString();
    }

    private static void append(StringBuilder text, String prefix, Buckets buckets) {
        if (buckets.size() == 0) {
            return;
        }
        int first = buckets.index(0);
        Double[] counts = new Double[buckets.index(buckets.size() - 1) - first + 1];
        Arrays.fill(counts, 0.0);
        for (int i = 0; i < buckets.size(); i++) {
            counts[buckets.index(i) - first] = buckets.count(i);
        }
        text.append(" %soffset:%d %sbuckets:%s".formatted(prefix, first, prefix, list(List.of(counts))));
    }

    private static String list(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
    }
}
