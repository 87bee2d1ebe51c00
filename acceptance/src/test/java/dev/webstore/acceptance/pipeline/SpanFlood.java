package dev.webstore.acceptance.pipeline;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Spans of a service that puts whole documents into their attributes, each a trace of its own. */
final class SpanFlood implements AutoCloseable {

    private static final int SPANS = 100;
    private static final int BYTES = 20_000;
    private static final long PAUSE_MILLIS = 50;

    private final ManagedChannel collector;
    private final Random random = new Random(1);
    private final Thread sender;
    private volatile boolean open = true;

    /** Begins to send some 40 MB a second to an OTLP/gRPC port of this machine. */
    SpanFlood(int port) {
        collector =
                NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
        sender = Thread.ofVirtual().start(this::send);
    }

    private void send() {
        var stub = TraceServiceGrpc.newBlockingStub(collector);
        while (open) {
            try {
                stub.export(request());
                Thread.sleep(PAUSE_MILLIS);
            } catch (StatusRuntimeException refused) {
                // That is what a full collector does; the next one.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private ExportTraceServiceRequest request() {
        var spans = ScopeSpans.newBuilder();
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        for (int i = 0; i < SPANS; i++) {
            spans.addSpans(Span.newBuilder()
                    .setTraceId(bytes(16))
                    .setSpanId(bytes(8))
                    .setName("index document")
                    .setStartTimeUnixNano(now)
                    .setEndTimeUnixNano(now)
                    .addAttributes(attribute("document", "x".repeat(BYTES))));
        }
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(attribute("service.name", "indexer")))
                        .addScopeSpans(spans))
                .build();
    }

    private ByteString bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    @Override
    public void close() {
        open = false;
        sender.interrupt();
        collector.shutdownNow();
    }
}
