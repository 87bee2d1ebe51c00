package dev.webstore.acceptance.otlp;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** An OTLP/gRPC endpoint that keeps what it is sent, and can misbehave as a telemetry backend may. */
public final class OtlpReceiver implements AutoCloseable {

    /** How it treats what it is sent. */
    public enum Mood {
        /** Takes it. */
        WELL,
        /** Takes it and forgets it. */
        FORGETFUL,
        /** Lets the sender wait for ever. */
        SILENT,
        /** Refuses it for good. */
        REFUSING
    }

    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private final Received received = new Received();
    private final AtomicInteger calls = new AtomicInteger();
    private final Server server;
    private volatile Mood mood;

    private OtlpReceiver(int port, Mood mood) {
        this.mood = mood;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress("localhost", port))
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .addService(new Traces())
                .addService(new Metrics())
                .addService(new Logs())
                .build();
    }

    /** Starts one on any free port. */
    public static OtlpReceiver start() {
        return start(0, Mood.WELL);
    }

    /** Starts one on {@code port}. */
    public static OtlpReceiver start(int port, Mood mood) {
        var receiver = new OtlpReceiver(port, mood);
        try {
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://localhost:" + server.getPort();
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** What it was sent while well. */
    public Received received() {
        return received;
    }

    /** How often anything was sent to it, in whatever mood it was. */
    public int calls() {
        return calls.get();
    }

    /** Behaves otherwise from now on. */
    public void behave(Mood next) {
        mood = next;
    }

    /** Dies: connections break off and new ones are refused. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> void answer(Runnable take, T thanks, StreamObserver<T> sender) {
        calls.incrementAndGet();
        switch (mood) {
            case WELL -> {
                take.run();
                thank(thanks, sender);
            }
            case FORGETFUL -> thank(thanks, sender);
            case SILENT -> {
                // Nothing is what it says.
            }
            case REFUSING -> sender.onError(Status.PERMISSION_DENIED.asRuntimeException());
        }
    }

    private static <T> void thank(T thanks, StreamObserver<T> sender) {
        sender.onNext(thanks);
        sender.onCompleted();
    }

    private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
        @Override
        public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> sender) {
            answer(() -> received.add(request), ExportTraceServiceResponse.getDefaultInstance(), sender);
        }
    }

    private final class Metrics extends MetricsServiceGrpc.MetricsServiceImplBase {
        @Override
        public void export(ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> sender) {
            answer(() -> received.add(request), ExportMetricsServiceResponse.getDefaultInstance(), sender);
        }
    }

    private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
        @Override
        public void export(ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> sender) {
            answer(() -> received.add(request), ExportLogsServiceResponse.getDefaultInstance(), sender);
        }
    }
}
