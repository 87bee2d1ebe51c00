package dev.webstore.console.testing;

import com.google.protobuf.ByteString;
import dev.webstore.console.wire.Slice;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.ByteBuffer;
import java.util.List;

/** OTLP messages as services of the shop send them. */
public final class Otlp {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long MILLISECOND = 1_000_000;

    private Otlp() {}

    /** An export of spans. */
    public static Slice traces(String service, Span.Builder... spans) {
        var scope = ScopeSpans.newBuilder();
        scope.getScopeBuilder().setName("test");
        for (Span.Builder span : spans) {
            scope.addSpans(span);
        }
        return Slice.of(ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(resource(service))
                        .addScopeSpans(scope))
                .build()
                .toByteArray());
    }

    /** An export of log records. */
    public static Slice logs(String service, LogRecord.Builder... records) {
        var scope = ScopeLogs.newBuilder();
        scope.getScopeBuilder().setName("dev.webstore.Test");
        for (LogRecord.Builder log : records) {
            scope.addLogRecords(log);
        }
        return Slice.of(ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(
                        ResourceLogs.newBuilder().setResource(resource(service)).addScopeLogs(scope))
                .build()
                .toByteArray());
    }

    /** An export of metrics. */
    public static Slice metrics(String service, Metric.Builder... metrics) {
        var scope = ScopeMetrics.newBuilder();
        List.of(metrics).forEach(scope::addMetrics);
        return Slice.of(ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(resource(service))
                        .addScopeMetrics(scope))
                .build()
                .toByteArray());
    }

    /**
     * A span.
     *
     * @param trace the second half of its trace id, not 0
     * @param id its id, not 0
     * @param parent its parent's id, 0 for none
     * @param millis how long it took
     */
    public static Span.Builder span(long trace, long id, long parent, String name, long millis) {
        return Span.newBuilder()
                .setTraceId(bytes(0, trace))
                .setSpanId(bytes(id))
                .setParentSpanId(parent == 0 ? ByteString.EMPTY : bytes(parent))
                .setName(name)
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStartTimeUnixNano(START + trace * MILLISECOND)
                .setEndTimeUnixNano(START + (trace + millis) * MILLISECOND);
    }

    /** The status of a span that failed. */
    public static Status.Builder failed(String why) {
        return Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage(why);
    }

    /** A log record. */
    public static LogRecord.Builder log(int severity, String message, KeyValue... fields) {
        return LogRecord.newBuilder()
                .setTimeUnixNano(START)
                .setSeverityNumberValue(severity)
                .setBody(AnyValue.newBuilder().setStringValue(message))
                .addAllAttributes(List.of(fields));
    }

    /** An attribute. */
    public static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    /** An attribute. */
    public static KeyValue attribute(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }

    /** Numbers as bytes, the highest first. */
    public static ByteString bytes(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            buffer.putLong(value);
        }
        return ByteString.copyFrom(buffer.flip());
    }

    private static Resource.Builder resource(String service) {
        return Resource.newBuilder()
                .addAttributes(attribute("service.name", service))
                .addAttributes(attribute("service.namespace", "webstore"))
                .addAttributes(attribute("deployment.environment.name", "development"))
                .addAttributes(attribute("service.instance.id", "instance-of-" + service))
                .addAttributes(attribute("process.pid", 42));
    }
}
