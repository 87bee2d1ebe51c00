package dev.webstore.console.otlp;

import dev.webstore.console.otlp.ReceiverFigures.Transport;
import dev.webstore.console.otlp.Refusal.Reason;
import dev.webstore.console.signal.Acceptance;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** OTLP by HTTP, in protobuf and in JSON. */
final class HttpExports {

    private static final MediaType PROTOBUF = MediaTypes.create("application", "x-protobuf");

    /** Who still writes when the connection closes never gets to read why; but we don't listen for ever either. */
    private static final long MAX_PASSED_OVER = 64L * 1024 * 1024;

    private final Exports exports;
    private final CrossOrigin crossOrigin;

    HttpExports(Exports exports, CrossOrigin crossOrigin) {
        this.exports = exports;
        this.crossOrigin = crossOrigin;
    }

    void addTo(HttpRouting.Builder routing) {
        for (Signal signal : Signal.values()) {
            routing.post(signal.httpPath(), (request, response) -> export(signal, request, response))
                    .options(signal.httpPath(), crossOrigin::preflight)
                    .any(
                            signal.httpPath(),
                            (request, response) -> response.status(Status.METHOD_NOT_ALLOWED_405)
                                    .header(HeaderNames.ALLOW, "OPTIONS, POST")
                                    .send());
        }
    }

    private void export(Signal signal, ServerRequest request, ServerResponse response) {
        crossOrigin.allow(request, response);
        MediaType type = request.headers()
                .contentType()
                .<MediaType>map(HttpMediaType::mediaType)
                .orElse(null);
        boolean isJson = MediaTypes.APPLICATION_JSON.equals(type);
        try {
            Acceptance acceptance = exports.take(signal, Transport.HTTP, () -> message(signal, request, type));
            response.headers().contentType(isJson ? MediaTypes.APPLICATION_JSON : PROTOBUF);
            response.send(isJson ? Answer.json(signal, acceptance) : Answer.protobuf(acceptance));
        } catch (Refusal refusal) {
            passOverTheRest(request);
            response.status(Status.create(refusal.reason().httpStatus()));
            response.headers().contentType(isJson ? MediaTypes.APPLICATION_JSON : PROTOBUF);
            response.send(isJson ? Answer.json(refusal) : Answer.protobuf(refusal));
        }
    }

    private static byte[] message(Signal signal, ServerRequest request, @Nullable MediaType type) {
        boolean isJson = MediaTypes.APPLICATION_JSON.equals(type);
        if (!isJson && !PROTOBUF.equals(type)) {
            throw new Refusal(Reason.UNSUPPORTED, "Content-Type must be application/x-protobuf or application/json");
        }
        String encoding = request.headers()
                .first(HeaderNames.CONTENT_ENCODING)
                .orElse("identity")
                .toLowerCase(Locale.ROOT);
        byte[] sent =
                request.content().hasEntity() ? Payload.read(request.content().inputStream()) : new byte[0];
        byte[] message = Payload.decode(sent, encoding);
        return isJson ? JsonMessage.toProtobuf(message, signal.request()) : message;
    }

    private static void passOverTheRest(ServerRequest request) {
        if (!request.content().hasEntity() || request.content().consumed()) {
            return;
        }
        try (InputStream in = request.content().inputStream()) {
            in.skipNBytes(MAX_PASSED_OVER);
        } catch (IOException | RuntimeException endOrBreak) {
            // Either way there is nothing more to read.
        }
    }
}
