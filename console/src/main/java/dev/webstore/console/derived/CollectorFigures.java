package dev.webstore.console.derived;

import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.otlp.ReceiverFigures.Received;
import dev.webstore.console.pipeline.Pipeline;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The console's own figures. Those that the collector has too, go by its names, so that the same rules and dashboards
 * find them; where the collector sends something on, the console keeps it.
 */
final class CollectorFigures implements DerivedSource {

    private static final Map<String, String> LABELS =
            Map.of("job", "otel-collector-internal", "service_name", "otel-collector");

    private final Pipeline pipeline;

    /** The figures of {@code pipeline}. */
    CollectorFigures(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void collect(SeriesWriter writer) {
        Pipeline.Figures figures = pipeline.figures();
        figures.sources().forEach(source -> writeReceived(source, writer));
        double bytes = 0;
        for (Occupancy store : figures.stores()) {
            writeStore(store, writer);
            bytes += store.bytes();
        }
        writer.gauge("otelcol_process_memory_rss_bytes", "What the console keeps takes so many bytes", LABELS, bytes);
        writer.counter(
                "otelcol_process_uptime_seconds_total",
                "Time since the start",
                LABELS,
                (figures.now().toEpochMilli() - figures.since().toEpochMilli()) / 1000.0);
    }

    private static void writeReceived(Pipeline.Source source, SeriesWriter writer) {
        Map<String, String> receiver = new HashMap<>(LABELS);
        receiver.put("receiver", "otlp");
        String transport = source.transport().name().toLowerCase(Locale.ROOT);
        receiver.put("transport", transport);
        String things = switch (source.signal()) {
            case TRACES -> "spans";
            case METRICS -> "metric_points";
            case LOGS -> "log_records";
        };
        Received received = source.received();
        writer.counter("otelcol_receiver_accepted_%s_total".formatted(things), "Taken", receiver, (double)
                received.accepted());
        writer.counter("otelcol_receiver_refused_%s_total".formatted(things), "Not taken", receiver, (double)
                received.rejected());
        Map<String, String> exporter = new HashMap<>(LABELS);
        exporter.put("exporter", "console");
        exporter.put("transport", transport);
        writer.counter(
                "otelcol_exporter_sent_%s_total".formatted(things), "Kept", exporter, (double) received.accepted());
        writer.counter(
                "webstore_console_refused_exports_total", "Messages that were refused as a whole", receiver, (double)
                        received.refusedExports());
    }

    private static void writeStore(Occupancy store, SeriesWriter writer) {
        Map<String, String> labels = new HashMap<>(LABELS);
        labels.put("store", store.name());
        writer.gauge("webstore_console_store_bytes", "Heap taken", labels, (double) store.bytes());
        writer.gauge(
                "webstore_console_store_limit_bytes", "The most that may be taken", labels, (double) store.maxBytes());
        writer.gauge("webstore_console_store_records", "Records kept", labels, (double) store.records());
        writer.counter("webstore_console_store_received_total", "Records taken", labels, (double) store.received());
        labels.put("reason", "space");
        writer.counter(
                "webstore_console_store_evicted_total", "Records let go", labels, (double) store.evictedForSpace());
        labels.put("reason", "age");
        writer.counter(
                "webstore_console_store_evicted_total", "Records let go", labels, (double) store.evictedForAge());
    }
}
