package dev.webstore.console.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.Locale;

/** What can be exported, and where OTLP has it sent. */
public enum Signal {
    TRACES("trace.v1.TraceService", "rejectedSpans"),
    METRICS("metrics.v1.MetricsService", "rejectedDataPoints"),
    LOGS("logs.v1.LogsService", "rejectedLogRecords");

    private final String service;
    private final String rejected;

    Signal(String service, String rejected) {
        this.service = service;
        this.rejected = rejected;
    }

    /** Where it is sent by gRPC. */
    String grpcPath() {
        return "/opentelemetry.proto.collector." + service + "/Export";
    }

    /** Where it is sent by HTTP. */
    String httpPath() {
        return "/v1/" + name().toLowerCase(Locale.ROOT);
    }

    /** What a response in JSON calls the number of things that were not taken. */
    String rejected() {
        return rejected;
    }

    /** The message that is sent. */
    Descriptor request() {
        return switch (this) {
            case TRACES -> ExportTraceServiceRequest.getDescriptor();
            case METRICS -> ExportMetricsServiceRequest.getDescriptor();
            case LOGS -> ExportLogsServiceRequest.getDescriptor();
        };
    }
}
