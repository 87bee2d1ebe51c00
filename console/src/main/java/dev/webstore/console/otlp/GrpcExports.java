package dev.webstore.console.otlp;

import dev.webstore.console.otlp.ReceiverFigures.Transport;
import dev.webstore.console.otlp.Refusal.Reason;
import dev.webstore.console.signal.Acceptance;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * OTLP by gRPC: unary calls, which are POST requests of HTTP/2 with a prefix of five bytes to the message and the status
 * in the trailers. We speak that ourselves, since Helidon's own gRPC leaves a caller whose message is too large or
 * malformed without an answer, and loses sight of compression in messages of more than one frame.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">the protocol</a>
 */
final class GrpcExports {

    private static final int PREFIX = 5;
    private static final int UNIMPLEMENTED = 12;

    private static final HeaderName STATUS = HeaderNames.create("grpc-status");
    private static final HeaderName MESSAGE = HeaderNames.create("grpc-message");
    private static final HeaderName ENCODING = HeaderNames.create("grpc-encoding");
    private static final Header CONTENT_TYPE = HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/grpc");
    private static final Header ACCEPT_ENCODING = HeaderValues.create("grpc-accept-encoding", "identity,gzip");
    private static final Header TRAILER = HeaderValues.create(HeaderNames.TRAILER, "grpc-status,grpc-message");

    private final Exports exports;

    GrpcExports(Exports exports) {
        this.exports = exports;
    }

    void addTo(HttpRouting.Builder routing) {
        for (Signal signal : Signal.values()) {
            routing.post(signal.grpcPath(), (request, response) -> export(signal, request, response));
        }
        routing.post("/{service}/{method}", (request, response) -> {
            if (isGrpc(request)) {
                answer(response, new byte[0], UNIMPLEMENTED, "There is no such method here");
            } else {
                response.next();
            }
        });
    }

    private void export(Signal signal, ServerRequest request, ServerResponse response) {
        if (!isGrpc(request)) {
            response.next();
            return;
        }
        try {
            Acceptance acceptance = exports.take(signal, Transport.GRPC, () -> message(request));
            byte[] answer = Answer.protobuf(acceptance);
            answer(
                    response,
                    ByteBuffer.allocate(PREFIX + answer.length)
                            .put((byte) 0)
                            .putInt(answer.length)
                            .put(answer)
                            .array(),
                    0,
                    "");
        } catch (Refusal refusal) {
            answer(response, new byte[0], refusal.reason().code(), String.valueOf(refusal.getMessage()));
        }
    }

    private static byte[] message(ServerRequest request) {
        InputStream in = request.content().inputStream();
        ByteBuffer prefix = ByteBuffer.wrap(Payload.read(in, PREFIX));
        boolean isCompressed = prefix.get() != 0;
        int length = prefix.getInt();
        if (length < 0 || length > Payload.MAX_SENT) {
            throw new Refusal(Reason.TOO_LARGE, "The message is larger than %d MiB".formatted(Payload.MAX_SENT >> 20));
        }
        byte[] sent = Payload.read(in, length);
        return isCompressed
                ? Payload.decode(sent, request.headers().first(ENCODING).orElse("identity"))
                : sent;
    }

    private static void answer(ServerResponse response, byte[] framed, int code, String message) {
        response.header(CONTENT_TYPE);
        response.header(ACCEPT_ENCODING);
        response.header(TRAILER);
        response.trailers().set(STATUS, String.valueOf(code));
        if (!message.isEmpty()) {
            response.trailers().set(MESSAGE, percentEncoded(message));
        }
        response.send(framed);
    }

    private static boolean isGrpc(ServerRequest request) {
        return request.headers()
                .contentType()
                .filter(type -> type.text().startsWith("application/grpc"))
                .isPresent();
    }

    private static String percentEncoded(String message) {
        var encoded = new StringBuilder();
        for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b <= '~' && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
