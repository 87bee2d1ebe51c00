package dev.webstore.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LogsTest {

    @TempDir
    Path directory;

    @Test
    void aLineHoldsTheMessageItsTemplateAndItsFacts() throws IOException {
        try (var telemetry = start(Map.of())) {
            telemetry
                    .logger(LogsTest.class)
                    .atInfo()
                    .addKeyValue("order_id", "o1")
                    .log("Checkout {}", "paid");
        }

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.get("level").stringValue()).isEqualTo("info");
            assertThat(line.get("service").stringValue()).isEqualTo("main-service");
            assertThat(line.get("msg").stringValue()).isEqualTo("Checkout paid");
            assertThat(line.get("template").stringValue()).isEqualTo("Checkout {}");
            assertThat(line.get("order_id").stringValue()).isEqualTo("o1");
            assertThat(line.has("trace_id")).isFalse();
        });
    }

    @Test
    void aLineBelongsToTheSpanItWasWrittenIn() throws IOException {
        String traceId;
        String spanId;
        try (var telemetry = start(Map.of())) {
            Span span = telemetry.tracer().spanBuilder("checkout").startSpan();
            traceId = span.getSpanContext().getTraceId();
            spanId = span.getSpanContext().getSpanId();
            try (Scope ignored = span.makeCurrent()) {
                telemetry
                        .logger(LogsTest.class)
                        .atWarn()
                        .setCause(new IOException("gone"))
                        .log("Broken");
            }
            span.end();
        }

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.get("trace_id").stringValue()).isEqualTo(traceId);
            assertThat(line.get("span_id").stringValue()).isEqualTo(spanId);
            assertThat(line.get("error_type").stringValue()).isEqualTo("java.io.IOException");
        });
    }

    @Test
    void linesBelowTheLevelAreLeftOut() throws IOException {
        try (var telemetry = start(Map.of("WEBSTORE_LOG_LEVEL", "warn"))) {
            telemetry.logger(LogsTest.class).atInfo().log("Checkout paid");
        }

        assertThat(lines()).isEmpty();
    }

    private Telemetry start(Map<String, String> settings) {
        return Telemetry.start(
                ServiceName.MAIN,
                Configuration.of(Map.of(
                                "WEBSTORE_LOG_DIR",
                                directory.toString(),
                                "OTEL_TRACES_EXPORTER",
                                "none",
                                "OTEL_METRICS_EXPORTER",
                                "none",
                                "OTEL_LOGS_EXPORTER",
                                "none"))
                        .with(settings));
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(directory.resolve("main-service.log")).stream()
                .map(line -> Json.read(line, JsonNode.class))
                .toList();
    }
}
