package dev.webstore.frontend.rum;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The span exporter {@code remembered}: keeps spans for tests, also after it was closed. */
public final class RememberedSpans implements ConfigurableSpanExporterProvider {

    /** What was exported in this JVM, by one test after the other. */
    static final List<SpanData> SPANS = new CopyOnWriteArrayList<>();

    @Override
    public String getName() {
        return "remembered";
    }

    @Override
    public SpanExporter createExporter(ConfigProperties configuration) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                SPANS.addAll(spans);
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }
}
