package dev.webstore.traffic.sink;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.grpc.GrpcRouting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An OTLP/gRPC receiver that accepts every export and throws it away without decoding it, so that a benchmark pays for
 * sending telemetry as in production, and next to nothing for receiving it. It runs as a process of its own, so that
 * its cost can be told apart.
 */
public final class OtlpSink implements AutoCloseable {

    private static final byte[] EMPTY_RESPONSE = {};

    private final WebServer server;

    private OtlpSink(WebServer server) {
        this.server = server;
    }

    /**
     * Starts to listen on loopback.
     *
     * @param port the TCP port; 0 for any free one
     */
    public static OtlpSink start(int port) {
        var routing = GrpcRouting.builder()
                .service(discarding("opentelemetry.proto.collector.trace.v1.TraceService"))
                .service(discarding("opentelemetry.proto.collector.metrics.v1.MetricsService"))
                .service(discarding("opentelemetry.proto.collector.logs.v1.LogsService"));
        return new OtlpSink(WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .addRouting(routing)
                .build()
                .start());
    }

    /** Runs until killed. The first argument names a file to write the port to once it listens. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (OtlpSink sink = start(0)) {
            Files.writeString(Path.of(arguments[0]), sink.port() + "\n");
            Thread.currentThread().join();
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static BindableService discarding(String service) {
        MethodDescriptor<byte[], byte[]> export = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(service, "Export"))
                .setRequestMarshaller(Discarding.INSTANCE)
                .setResponseMarshaller(Discarding.INSTANCE)
                .build();
        ServerServiceDefinition definition = ServerServiceDefinition.builder(service)
                .addMethod(export, ServerCalls.asyncUnaryCall((request, answer) -> {
                    answer.onNext(EMPTY_RESPONSE);
                    answer.onCompleted();
                }))
                .build();
        return () -> definition;
    }

    /** Reads past a message. The answer of each export is an empty message: everything was accepted. */
    private enum Discarding implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                stream.skip(Long.MAX_VALUE);
                return EMPTY_RESPONSE;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
