package dev.webstore.console.metric;

import dev.webstore.console.metric.MetricStore.Current;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last sample of every series of a known family as text.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus's text format</a>
 */
public final class Exposition {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\\"\n]");

    /** In the order in which they are written. */
    private static final List<String> PARTS = List.of("", "_bucket", "_sum", "_count");

    private final MetricStore store;

    /** Shows what {@code store} has. */
    public Exposition(MetricStore store) {
        this.store = store;
    }

    /** The two formats; only OpenMetrics has exemplars. */
    public enum Format {
        OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8"),
        PROMETHEUS("text/plain; version=0.0.4; charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** For {@code Content-Type}. */
        public String mediaType() {
            return mediaType;
        }
    }

    /** All families by name. */
    public String text(Format format) {
        var out = new StringBuilder();
        Map<Map<String, String>, Exemplar> exemplars = new HashMap<>();
        if (format == Format.OPEN_METRICS) {
            store.exemplars(_ -> true, Long.MIN_VALUE, Long.MAX_VALUE)
                    .forEach(exemplar -> exemplars.put(exemplar.series(), exemplar));
        }
        store.metadata().forEach((family, known) -> write(family, known, format, exemplars, out));
        if (format == Format.OPEN_METRICS) {
            out.append("# EOF\n");
        }
        return out.toString();
    }

    private void write(
            String family,
            MetricMetadata known,
            Format format,
            Map<Map<String, String>, Exemplar> exemplars,
            StringBuilder out) {
        List<Current> series = new ArrayList<>();
        for (String part : parts(known.type())) {
            series.addAll(store.current(family + part));
        }
        if (series.isEmpty()) {
            return;
        }
        String name = format == Format.OPEN_METRICS && known.type() == MetricType.COUNTER
                ? family.substring(0, family.length() - "_total".length())
                : family;
        if (!known.help().isEmpty()) {
            out.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(escaped(known.help(), format == Format.OPEN_METRICS))
                    .append('\n');
        }
        out.append("# TYPE ").append(name).append(' ').append(known.type()).append('\n');
        for (List<Current> point : points(series)) {
            point.forEach(sample -> write(sample, exemplars.get(sample.labels()), out));
        }
    }

    /** The series of each point together, its buckets ascending, its sum and count behind them. */
    private static Iterable<List<Current>> points(List<Current> series) {
        Map<Map<String, String>, List<Current>> points = new LinkedHashMap<>();
        for (Current sample : series) {
            Map<String, String> labels = new TreeMap<>(sample.labels());
            labels.keySet().removeAll(List.of("__name__", "le", "quantile"));
            points.computeIfAbsent(labels, _ -> new ArrayList<>()).add(sample);
        }
        points.values()
                .forEach(point ->
                        point.sort(Comparator.comparingInt(Exposition::part).thenComparingDouble(Exposition::bound)));
        return points.values();
    }

    private static List<String> parts(MetricType type) {
        return switch (type) {
            case HISTOGRAM -> PARTS.subList(1, PARTS.size());
            case SUMMARY -> List.of("", "_sum", "_count");
            case COUNTER, GAUGE, UNKNOWN -> PARTS.subList(0, 1);
        };
    }

    private static int part(Current sample) {
        String name = sample.labels().getOrDefault("__name__", "");
        return sample.labels().containsKey("le") || sample.labels().containsKey("quantile")
                ? 0
                : name.endsWith("_sum") ? 1 : 2;
    }

    private static double bound(Current sample) {
        String bound = sample.labels().getOrDefault("le", sample.labels().getOrDefault("quantile", "0"));
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    private static void write(Current sample, @Nullable Exemplar exemplar, StringBuilder out) {
        Map<String, String> labels = new TreeMap<>(sample.labels());
        out.append(labels.remove("__name__"));
        writeLabels(labels, out);
        out.append(' ').append(FloatText.of(sample.value()));
        if (exemplar != null) {
            out.append(" # ");
            writeLabels(new TreeMap<>(Map.of("trace_id", exemplar.traceId(), "span_id", exemplar.spanId())), out);
            out.append(' ')
                    .append(FloatText.of(exemplar.value()))
                    .append(' ')
                    .append("%d.%03d".formatted(exemplar.millis() / 1000, exemplar.millis() % 1000));
        }
        out.append('\n');
    }

    private static void writeLabels(Map<String, String> labels, StringBuilder out) {
        String separator = "{";
        for (var label : labels.entrySet()) {
            out.append(separator)
                    .append(label.getKey())
                    .append("=\"")
                    .append(escaped(label.getValue(), true))
                    .append('"');
            separator = ",";
        }
        if (!labels.isEmpty()) {
            out.append('}');
        }
    }

    private static String escaped(String text, boolean quotes) {
        return SPECIAL.matcher(text)
                .replaceAll(special -> Matcher.quoteReplacement(
                        switch (special.group()) {
                            case "\n" -> "\\n";
                            case "\"" -> quotes ? "\\\"" : "\"";
                            default -> "\\\\";
                        }));
    }
}
