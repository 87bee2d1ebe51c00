package dev.webstore.traffic.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OtlpSinkTest {

    @Test
    void theSdkTakesItForAReceiver() {
        try (OtlpSink sink = OtlpSink.start(0);
                var exporter = OtlpGrpcSpanExporter.builder()
                        .setEndpoint("http://127.0.0.1:" + sink.port())
                        .build();
                var tracers = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build()) {
            tracers.get("test").spanBuilder("one").startSpan().end();
            CompletableResultCode flushed = tracers.forceFlush().join(10, TimeUnit.SECONDS);

            assertThat(flushed.isSuccess()).isTrue();
        }
    }
}
