package dev.webstore.console.signal;

import dev.webstore.console.wire.Slice;
import java.util.function.Consumer;

/** Reads OTLP's {@code ExportMetricsServiceRequest}. */
public final class Metrics {

    private Metrics() {}

    /**
     * Shows every metric to {@code consumer}.
     *
     * @throws dev.webstore.console.wire.MalformedMessageException when it is no such message; metrics before the
     *     malformed place may have been shown
     */
    public static void read(Slice request, Consumer<IncomingMetric> consumer) {
        var metric = new IncomingMetric();
        Scopes.read(request, (resource, _) -> metric.of(resource), record -> {
            metric.read(record);
            consumer.accept(metric);
        });
    }
}
