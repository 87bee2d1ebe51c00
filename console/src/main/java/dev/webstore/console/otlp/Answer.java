package dev.webstore.console.otlp;

import com.google.protobuf.CodedOutputStream;
import dev.webstore.console.signal.Acceptance;
import dev.webstore.platform.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an export is answered with: OTLP's response message, or {@code google.rpc.Status}. */
final class Answer {

    private Answer() {}

    /** The response in protobuf: nothing when all was taken, else {@code partial_success}. */
    static byte[] protobuf(Acceptance acceptance) {
        return acceptance.rejected() == 0
                ? new byte[0]
                : fields(out -> out.writeByteArray(1, fields(partial -> {
                    partial.writeInt64(1, acceptance.rejected());
                    partial.writeString(2, acceptance.message());
                })));
    }

    /** The same in JSON. */
    static byte[] json(Signal signal, Acceptance acceptance) {
        String json = acceptance.rejected() == 0
                ? "{}"
                : "{\"partialSuccess\":{\"%s\":\"%d\",\"errorMessage\":%s}}"
                        .formatted(signal.rejected(), acceptance.rejected(), Json.text(acceptance.message()));
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code google.rpc.Status} in protobuf. */
    static byte[] protobuf(Refusal refusal) {
        return fields(out -> {
            out.writeInt32(1, refusal.reason().code());
            out.writeString(2, refusal.getMessage());
        });
    }

    /** {@code google.rpc.Status} in JSON. */
    static byte[] json(Refusal refusal) {
        return Json.bytes(Map.of("code", refusal.reason().code(), "message", refusal.getMessage()));
    }

    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] fields(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
