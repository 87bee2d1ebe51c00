package dev.webstore.payments;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.metrics.ConfigurableMetricExporterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import java.util.List;

/** {@code OTEL_METRICS_EXPORTER=recorded}: keeps metrics for a test to look at. */
public final class RecordedMetrics implements ConfigurableMetricExporterProvider {

    private static final InMemoryMetricExporter EXPORTER = InMemoryMetricExporter.create();

    /** All points exported so far of a metric. */
    static List<MetricData> of(String name) {
        return EXPORTER.getFinishedMetricItems().stream()
                .filter(metric -> metric.getName().equals(name))
                .toList();
    }

    @Override
    public MetricExporter createExporter(ConfigProperties configuration) {
        return EXPORTER;
    }

    @Override
    public String getName() {
        return "recorded";
    }
}
