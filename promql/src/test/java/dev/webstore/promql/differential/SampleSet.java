package dev.webstore.promql.differential;

import dev.webstore.promql.Expression;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.LabelMatcher.Comparison;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made-up samples, the same each time, for both sides of the comparison. */
final class SampleSet implements SeriesSource {

    /** The time of the first sample, in milliseconds since 1970. */
    static final long START = 1_700_000_000_000L;

    /**
     * What counters begin with. Extrapolation does not go below zero, and 2.42 chose otherwise than 3 does when that is
     * near the first sample.
     */
    private static final int LEAST = 500;

    /** How many samples a series has, about fifteen seconds from each other. */
    private static final int SIZE = 200;

    private static final List<String> BOUNDS = List.of("0.005", "0.05", "0.1", "0.5", "1", "5", "+Inf");

    private final Random random = new Random(42);
    private final Map<Labels, Series> series = new LinkedHashMap<>();

    /** Adds counters, gauges and a histogram that the generated queries are about. */
    void addUsual() {
        for (String job : List.of("api", "web", "db")) {
            for (String instance : List.of("0", "1", "2")) {
                Map<String, String> labels = Map.of("job", job, "instance", instance);
                add("requests_total", labels, true);
                add("errors_total", labels, true);
                add("temperature", labels, false);
                add("memory_bytes", labels, false);
                addHistogram("duration_seconds", labels);
            }
            add("info", Map.of("job", job, "version", "v" + job.length()), 1);
        }
    }

    /** Adds series that the selectors of a query find, of about the kinds that their names and uses tell. */
    void addFor(Expression query) {
        query.selectors().filter(selector -> !selector.metric().isEmpty()).forEach(this::addFor);
    }

    private void addFor(Selector selector) {
        Map<String, String> fixed = new TreeMap<>();
        for (LabelMatcher matcher : selector.matchers()) {
            boolean isRegex = matcher.operator() == Comparison.MATCH;
            String value = isRegex ? matcher.value().split("\\|", 2)[0] : matcher.value();
            boolean fits = (isRegex || matcher.operator() == Comparison.EQUAL) && value.matches("[\\w./ :+{}-]+");
            if (fits && !matcher.name().equals(Labels.NAME)) {
                fixed.put(matcher.name(), value);
            }
        }
        String name = selector.metric();
        for (String service : List.of("frontend", "main-service")) {
            for (String country : List.of("us", "de")) {
                Map<String, String> labels = new TreeMap<>(Map.of(
                        "service_name", service, "country", country, "slo", "availability", "http_route", "/cart"));
                labels.putAll(fixed);
                if (name.endsWith("_bucket")) {
                    addHistogram(name.substring(0, name.length() - "_bucket".length()), labels);
                } else {
                    add(name, labels, name.matches(".*_(total|sum|count)"));
                }
            }
        }
    }

    private void add(String name, Map<String, String> labels, double constant) {
        double[] values = new double[SIZE];
        Arrays.fill(values, constant);
        put(name, labels, times(), values);
    }

    private void add(String name, Map<String, String> labels, boolean isCounter) {
        double[] values = new double[SIZE];
        double value = LEAST + random.nextInt(1000);
        for (int i = 0; i < SIZE; i++) {
            values[i] = value;
            value = isCounter ? value + random.nextInt(20) : random.nextGaussian() * 50 + 20;
            if (isCounter && random.nextInt(70) == 0) {
                value = LEAST + random.nextInt(5);
            }
        }
        put(name, labels, times(), values);
    }

    private void addHistogram(String name, Map<String, String> labels) {
        long[] times = times();
        double[][] counts = new double[BOUNDS.size()][SIZE];
        double[] sums = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double below = 0;
            for (int bucket = 0; bucket < BOUNDS.size(); bucket++) {
                double before = i == 0 ? LEAST : counts[bucket][i - 1] - (bucket == 0 ? 0 : counts[bucket - 1][i - 1]);
                below += before + random.nextInt(6);
                counts[bucket][i] = below;
            }
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + random.nextDouble() * 10;
        }
        for (int bucket = 0; bucket < BOUNDS.size(); bucket++) {
            Map<String, String> withBound = new TreeMap<>(labels);
            withBound.put("le", BOUNDS.get(bucket));
            put(name + "_bucket", withBound, times, counts[bucket]);
        }
        put(name + "_count", labels, times, counts[BOUNDS.size() - 1]);
        put(name + "_sum", labels, times, sums);
    }

    /**
     * About each fifteen seconds, and always less than 321 ms after a whole second: that is where queries look, and
     * whether the edge of a range belongs to it differs between versions of Prometheus.
     */
    private long[] times() {
        long[] times = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            times[i] = START + i * 15_000L + 1 + random.nextInt(320);
        }
        return times;
    }

    private void put(String name, Map<String, String> labels, long[] times, double[] values) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put(Labels.NAME, name);
        // One in four is not there for ten minutes.
        int gap = random.nextInt(4) == 0 ? 40 + random.nextInt(80) : SIZE;
        int after = Math.min(SIZE, gap + 40);
        int size = SIZE - (after - gap);
        long[] keptTimes = new long[size];
        double[] keptValues = new double[size];
        for (int i = 0, at = 0; i < SIZE; i++) {
            if (i < gap || i >= after) {
                keptTimes[at] = times[i];
                keptValues[at++] = values[i];
            }
        }
        Labels identity = Labels.of(all);
        series.putIfAbsent(identity, Series.of(identity, keptTimes, keptValues));
    }

    /** All samples in the exposition format that promtool reads. */
    String openMetrics() {
        var text = new StringBuilder();
        Collection<Series> sorted = new TreeMap<>(series).values();
        for (Series each : sorted) {
            for (int i = 0; i < each.size(); i++) {
                text.append(each.labels())
                        .append(' ')
                        .append(each.value(i))
                        .append(' ')
                        .append("%d.%03d".formatted(each.time(i) / 1000, each.time(i) % 1000))
                        .append('\n');
            }
        }
        return text.append("# EOF\n").toString().replace(", ", ",");
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long fromMillis, long toMillis) {
        List<Series> found = new ArrayList<>();
        for (Series each : series.values()) {
            if (matchers.stream().allMatch(matcher -> matcher.matches(each.labels()))) {
                int from = 0;
                while (from < each.size() && each.time(from) < fromMillis) {
                    from++;
                }
                int to = from;
                while (to < each.size() && each.time(to) <= toMillis) {
                    to++;
                }
                long[] times = new long[to - from];
                double[] values = new double[to - from];
                for (int i = 0; i < times.length; i++) {
                    times[i] = each.time(from + i);
                    values[i] = each.value(from + i);
                }
                found.add(Series.of(each.labels(), times, values));
            }
        }
        return found;
    }
}
