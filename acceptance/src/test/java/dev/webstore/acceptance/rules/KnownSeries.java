package dev.webstore.acceptance.rules;

import dev.webstore.acceptance.telemetry.Catalogue;
import dev.webstore.acceptance.telemetry.LibraryMetrics;
import dev.webstore.acceptance.telemetry.LibraryMetrics.LibraryMetric;
import dev.webstore.console.metric.MetricType;
import dev.webstore.console.metric.PrometheusNames;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The series that Prometheus can know, with their labels. */
public final class KnownSeries {

    /** What every series of a service has of its resource. */
    private static final Set<String> RESOURCE = Set.of(
            "job", "instance", "service_name", "service_namespace", "service_version", "deployment_environment_name");

    /**
     * A series that no service sends.
     *
     * @param why it is used all the same
     */
    private record Other(String name, Set<String> labels, String why) {}

    private static final int LONGEST_CHAIN = 5;

    private static final String FATE_OF_SPANS = "only the collector knows what became of spans there";

    private static final List<Other> OTHERS = List.of(
            new Other(
                    "httpcheck_status",
                    Set.of("http_url", "http_method", "http_status_class"),
                    "a service that is dead cannot say so: the collector's httpcheck receiver asks"),
            new Other("redis_memory_used_bytes", Set.of(), "Redis sends nothing: the collector's redis receiver asks"),
            new Other("redis_maxmemory_bytes", Set.of(), "Redis sends nothing: the collector's redis receiver asks"),
            new Other("otelcol_receiver_accepted_spans_total", Set.of("receiver", "transport"), FATE_OF_SPANS),
            new Other("otelcol_receiver_refused_spans_total", Set.of("receiver", "transport"), FATE_OF_SPANS),
            new Other("otelcol_receiver_failed_spans_total", Set.of("receiver", "transport"), FATE_OF_SPANS),
            new Other("otelcol_exporter_sent_spans_total", Set.of("exporter"), FATE_OF_SPANS),
            new Other("otelcol_exporter_send_failed_spans_total", Set.of("exporter"), FATE_OF_SPANS),
            new Other("otelcol_exporter_enqueue_failed_spans_total", Set.of("exporter"), FATE_OF_SPANS),
            new Other("otelcol_exporter_queue_size", Set.of("exporter", "data_type"), FATE_OF_SPANS),
            new Other("otelcol_exporter_queue_capacity", Set.of("exporter", "data_type"), FATE_OF_SPANS),
            new Other(
                    "otelcol_processor_tail_sampling_sampling_traces_on_memory",
                    Set.of(),
                    "only the collector knows how many traces wait for their decision"),
            new Other("otelcol_process_memory_rss_bytes", Set.of(), "the collector is no service of the shop"));

    private KnownSeries() {}

    /** The labels of each series that is sent, asked for or recorded, by its name. */
    public static Map<String, Set<String>> labels() {
        Map<String, Set<String>> known = sent();
        List<Rule> recording = Observability.prometheusRules().stream()
                .filter(rule -> !rule.alerting())
                .toList();
        // Once for each step from a series that is sent to one that is recorded of recorded ones.
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            recording.forEach(rule -> addRecorded(known, rule));
        }
        return known;
    }

    /** It has the labels that it is grouped by, or else those of its source, and what its rule adds. */
    private static void addRecorded(Map<String, Set<String>> known, Rule rule) {
        Names names = Names.in(rule.expression());
        var labels = new HashSet<>(names.grouping());
        if (labels.isEmpty()) {
            names.series().keySet().forEach(series -> labels.addAll(known.getOrDefault(series, Set.of())));
        }
        labels.addAll(rule.labels().keySet());
        put(known, rule.name(), labels);
    }

    private static Map<String, Set<String>> sent() {
        var known = new HashMap<String, Set<String>>();
        Catalogue.byService().values().stream()
                .flatMap(Collection::stream)
                .forEach(metric -> add(
                        known,
                        PrometheusNames.metric(
                                metric.name(), metric.unit(), type(metric.kind()), metric.kind() == Metric.Kind.GAUGE),
                        type(metric.kind()),
                        metric.labels().stream().map(Label::key).collect(Collectors.toSet())));
        for (LibraryMetric metric : LibraryMetrics.all()) {
            MetricType type = type(metric.type());
            String name = PrometheusNames.metric(
                    metric.name(), metric.unit(), type, metric.type().equals("gauge"));
            add(known, name, type, metric.labels());
        }
        OTHERS.forEach(other -> add(known, other.name(), MetricType.GAUGE, other.labels()));
        return known;
    }

    private static void add(Map<String, Set<String>> known, String name, MetricType type, Set<String> keys) {
        Set<String> labels = new HashSet<>(RESOURCE);
        keys.forEach(key -> labels.add(PrometheusNames.label(key)));
        if (type == MetricType.HISTOGRAM) {
            Stream.of("_count", "_sum").forEach(suffix -> put(known, name + suffix, labels));
            labels.add("le");
            put(known, name + "_bucket", labels);
        } else {
            put(known, name, labels);
        }
    }

    private static void put(Map<String, Set<String>> known, String name, Set<String> labels) {
        known.computeIfAbsent(name, series -> new HashSet<>()).addAll(labels);
    }

    private static MetricType type(Metric.Kind kind) {
        return switch (kind) {
            case COUNTER -> MetricType.COUNTER;
            case GAUGE -> MetricType.GAUGE;
            case HISTOGRAM -> MetricType.HISTOGRAM;
        };
    }

    private static MetricType type(String type) {
        return switch (type) {
            case "counter" -> MetricType.COUNTER;
            case "histogram" -> MetricType.HISTOGRAM;
            default -> MetricType.GAUGE;
        };
    }
}
