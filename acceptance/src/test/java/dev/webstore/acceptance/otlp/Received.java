package dev.webstore.acceptance.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a receiver was sent, in the order of arrival. */
public final class Received {

    private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();
    private final Queue<ReceivedLog> logs = new ConcurrentLinkedQueue<>();
    private final Queue<Point> points = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> messages = new ConcurrentLinkedQueue<>();
    private final Queue<Map<String, String>> resources = new ConcurrentLinkedQueue<>();

    /** All spans. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** The spans of one trace. */
    public List<ReceivedSpan> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /** All log records. */
    public List<ReceivedLog> logs() {
        return List.copyOf(logs);
    }

    /** The distinct resources that sent anything. */
    public Set<Map<String, String>> resources() {
        return new LinkedHashSet<>(resources);
    }

    /** The names of the services that sent anything. */
    public Set<String> services() {
        return resources().stream()
                .map(resource -> resource.getOrDefault("service.name", ""))
                .collect(Collectors.toSet());
    }

    /** The metrics of a service, by name. */
    public Map<String, ReceivedMetric> metrics(String service) {
        var byName = new TreeMap<String, List<Point>>();
        points.stream()
                .filter(point ->
                        point.resource().getOrDefault("service.name", "").equals(service))
                .forEach(point -> byName.computeIfAbsent(point.metric(), _ -> new ArrayList<>())
                        .add(point));
        var metrics = new TreeMap<String, ReceivedMetric>();
        byName.forEach((name, all) -> metrics.put(name, metric(service, name, all)));
        return metrics;
    }

    /** A metric of a service. */
    public Optional<ReceivedMetric> metric(String service, String name) {
        return Optional.ofNullable(metrics(service).get(name));
    }

    /** Whether {@code text} occurs anywhere in what was sent, whatever the signal and whatever the field. */
    public boolean contains(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        return messages.stream().anyMatch(message -> indexOf(message, wanted) >= 0);
    }

    void add(ExportTraceServiceRequest request) {
        messages.add(request.toByteArray());
        for (var group : request.getResourceSpansList()) {
            Map<String, String> resource = texts(group.getResource().getAttributesList());
            resources.add(resource);
            for (var scope : group.getScopeSpansList()) {
                for (var span : scope.getSpansList()) {
                    spans.add(new ReceivedSpan(
                            resource,
                            scope.getScope().getName(),
                            hex(span.getTraceId()),
                            hex(span.getSpanId()),
                            hex(span.getParentSpanId()),
                            span.getName(),
                            span.getKind().name().replace("SPAN_KIND_", ""),
                            texts(span.getAttributesList()),
                            span.getStatus().getCodeValue() == 2));
                }
            }
        }
    }

    void add(ExportLogsServiceRequest request) {
        messages.add(request.toByteArray());
        for (var group : request.getResourceLogsList()) {
            Map<String, String> resource = texts(group.getResource().getAttributesList());
            resources.add(resource);
            for (var scope : group.getScopeLogsList()) {
                for (var log : scope.getLogRecordsList()) {
                    logs.add(new ReceivedLog(
                            resource,
                            scope.getScope().getName(),
                            log.getSeverityText(),
                            text(log.getBody()),
                            texts(log.getAttributesList()),
                            hex(log.getTraceId()),
                            hex(log.getSpanId())));
                }
            }
        }
    }

    void add(ExportMetricsServiceRequest request) {
        messages.add(request.toByteArray());
        for (var group : request.getResourceMetricsList()) {
            Map<String, String> resource = texts(group.getResource().getAttributesList());
            resources.add(resource);
            for (var scope : group.getScopeMetricsList()) {
                scope.getMetricsList().forEach(metric -> add(resource, metric));
            }
        }
    }

    private void add(Map<String, String> resource, Metric metric) {
        switch (metric.getDataCase()) {
            case SUM ->
                addNumbers(
                        resource,
                        metric,
                        metric.getSum().getIsMonotonic() ? "counter" : "up_down_counter",
                        metric.getSum().getDataPointsList());
            case GAUGE ->
                addNumbers(resource, metric, "gauge", metric.getGauge().getDataPointsList());
            case HISTOGRAM ->
                metric.getHistogram()
                        .getDataPointsList()
                        .forEach(point -> points.add(new Point(
                                resource,
                                metric.getName(),
                                metric.getUnit(),
                                metric.getDescription(),
                                "histogram",
                                new ReceivedMetric.Series(
                                        texts(point.getAttributesList()),
                                        point.getCount(),
                                        point.getExplicitBoundsList(),
                                        exemplars(point.getExemplarsList())))));
            default -> throw new IllegalArgumentException(metric.getName() + " is a " + metric.getDataCase());
        }
    }

    private void addNumbers(
            Map<String, String> resource, Metric metric, String type, List<NumberDataPoint> dataPoints) {
        for (NumberDataPoint point : dataPoints) {
            double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
            points.add(new Point(
                    resource,
                    metric.getName(),
                    metric.getUnit(),
                    metric.getDescription(),
                    type,
                    new ReceivedMetric.Series(
                            texts(point.getAttributesList()), value, List.of(), exemplars(point.getExemplarsList()))));
        }
    }

    private static ReceivedMetric metric(String service, String name, List<Point> points) {
        var latest = new LinkedHashMap<Map<String, String>, ReceivedMetric.Series>();
        for (Point point : points) {
            latest.merge(
                    point.series().labels(),
                    point.series(),
                    (before, now) -> new ReceivedMetric.Series(
                            now.labels(),
                            now.value(),
                            now.bounds(),
                            Stream.concat(before.exemplars().stream(), now.exemplars().stream())
                                    .collect(Collectors.toSet())));
        }
        Point last = points.getLast();
        return new ReceivedMetric(
                service, name, last.unit(), last.description(), last.type(), List.copyOf(latest.values()));
    }

    private static Set<ReceivedMetric.Exemplar> exemplars(List<Exemplar> exemplars) {
        return exemplars.stream()
                .map(exemplar -> new ReceivedMetric.Exemplar(hex(exemplar.getTraceId()), hex(exemplar.getSpanId())))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        var texts = new TreeMap<String, String>();
        attributes.forEach(attribute -> texts.put(attribute.getKey(), text(attribute.getValue())));
        return texts;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(Received::text)
                        .collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static int indexOf(byte[] message, byte[] wanted) {
        for (int start = 0; start + wanted.length <= message.length; start++) {
            if (Arrays.equals(message, start, start + wanted.length, wanted, 0, wanted.length)) {
                return start;
            }
        }
        return -1;
    }

    private record Point(
            Map<String, String> resource,
            String metric,
            String unit,
            String description,
            String type,
            ReceivedMetric.Series series) {}
}
