package dev.webstore.console.derived;

import dev.webstore.console.metric.ResourceLabels;
import dev.webstore.console.signal.IncomingSpan;
import dev.webstore.console.signal.Resource;
import dev.webstore.console.trace.Span.Kind;
import dev.webstore.console.trace.Span.Status;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Calls and durations by service and span name, as the collector's span metrics connector makes them: {@code
 * traces_span_metrics_calls_total} and {@code traces_span_metrics_duration_seconds}.
 */
public final class SpanMetrics implements Consumer<IncomingSpan>, DerivedSource {

    /** A span name that carries an id by mistake must not take the memory of all. */
    private static final int MAX_SERIES = 2000;

    private static final String OVERFLOW = "(too many span names)";
    private static final Duration EXPIRY = Duration.ofHours(1);
    private static final byte[] PEER_SERVICE = "peer.service".getBytes(StandardCharsets.UTF_8);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Calls, Timed> calls = new HashMap<>();
    private Resource lastResource = Resource.UNKNOWN;
    private Map<String, String> lastLabels = Map.of();

    /** Counts from now on. */
    public SpanMetrics(Clock clock) {
        this.clock = clock;
    }

    /** Spans that count together; {@code resource} is the same object for equal ones. */
    private record Calls(Map<String, String> resource, String name, int kind, int status, String peer) {}

    private static final class Timed {
        private final LatencyHistogram latencies = new LatencyHistogram();
        private long lastMillis;
    }

    @Override
    public void accept(IncomingSpan span) {
        String name = span.name().text();
        String peer = span.kind() == IncomingSpan.CLIENT ? span.attributes().text(PEER_SERVICE) : "";
        lock.lock();
        try {
            var key = new Calls(labels(span.resource()), name, span.kind(), span.status(), peer);
            Timed timed = calls.get(key);
            if (timed == null) {
                var added = calls.size() < MAX_SERIES ? key : new Calls(key.resource, OVERFLOW, 0, 0, "");
                timed = calls.computeIfAbsent(added, _ -> new Timed());
            }
            timed.latencies.add(Timing.of(span));
            timed.lastMillis = clock.millis();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void collect(SeriesWriter writer) {
        lock.lock();
        try {
            calls.values().removeIf(timed -> writer.millis() - timed.lastMillis > EXPIRY.toMillis());
            calls.forEach((key, timed) -> {
                Map<String, String> labels = labels(key);
                writer.counter("traces_span_metrics_calls_total", "Spans", labels, (double) timed.latencies.count());
                writer.histogram(
                        "traces_span_metrics_duration_seconds", "How long spans took", labels, timed.latencies);
            });
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // Spans of an export come one after the other, with the very same one.
    private Map<String, String> labels(Resource resource) {
        if (resource != lastResource) {
            lastResource = resource;
            // Without the instance, or each start of a service would make all series anew.
            Map<String, String> labels = ResourceLabels.of(resource);
            labels.remove("instance");
            lastLabels = Map.copyOf(labels);
        }
        return lastLabels;
    }

    private static Map<String, String> labels(Calls key) {
        Map<String, String> labels = new HashMap<>(key.resource);
        labels.put("span_name", key.name);
        labels.put("span_kind", "SPAN_KIND_" + Kind.of(key.kind).name());
        labels.put("status_code", "STATUS_CODE_" + Status.of(key.status).name());
        if (!key.peer.isEmpty()) {
            labels.put("peer_service", key.peer);
        }
        return labels;
    }
}
