package dev.webstore.console.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.webstore.console.ConsolePort;
import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.signal.Spans;
import dev.webstore.console.wire.Slice;
import dev.webstore.platform.configuration.Configuration;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.helpers.NOPLogger;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtlpReceiverTest {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";

    private final List<String> names = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private OtlpReceiver receiver;

    @BeforeAll
    void start() {
        receiver = OtlpReceiver.start(
                ConsolePort.OTLP_GRPC,
                ConsolePort.OTLP_HTTP,
                Configuration.of(Map.of("CONSOLE_OTLP_GRPC_LISTEN_PORT", "0", "CONSOLE_OTLP_HTTP_LISTEN_PORT", "0")),
                this::take,
                NOPLogger.NOP_LOGGER);
    }

    @AfterAll
    void stop() {
        receiver.close();
        client.close();
    }

    @BeforeEach
    void forget() {
        names.clear();
    }

    private Acceptance take(Signal signal, Slice message) {
        return Spans.read(message, span -> names.add(span.name().text()));
    }

    @Test
    void takesProtobuf() throws Exception {
        var response =
                post("/v1/traces", PROTOBUF, "identity", request("checkout").toByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(PROTOBUF);
        assertThat(response.body()).isEmpty();
        assertThat(names).containsExactly("checkout");
    }

    @Test
    void takesGzip() throws Exception {
        var response =
                post("/v1/traces", PROTOBUF, "gzip", gzip(request("checkout").toByteArray()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(names).containsExactly("checkout");
    }

    @Test
    void takesJson() throws Exception {
        var response = post("/v1/traces", JSON, "identity", """
                {"resourceSpans": [{"scopeSpans": [{"future": [{"x": 1}], "spans": [
                  {"traceId": "5B8EFFF798038103D269B633813FC60C", "spanId": "EEE19B7EC3C1B174",
                   "name": "checkout", "kind": 2, "startTimeUnixNano": "1544712660000000000",
                   "endTimeUnixNano": 1544712661000000000, "attributes": [
                     {"key": "country", "value": {"stringValue": "DE"}},
                     {"key": "cents", "value": {"intValue": "1999"}}]}]}]}]}
                """.getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), UTF_8)).isEqualTo("{}");
        assertThat(names).containsExactly("checkout");
    }

    @Test
    void saysWhatItRejected() throws Exception {
        var invalid = ExportTraceServiceRequest.newBuilder(request("checkout"));
        invalid.getResourceSpansBuilder(0)
                .getScopeSpansBuilder(0)
                .addSpansBuilder()
                .setName("no ids");

        byte[] body = post("/v1/traces", PROTOBUF, "identity", invalid.build().toByteArray())
                .body();

        var partial = ExportTraceServiceResponse.parseFrom(body).getPartialSuccess();
        assertThat(partial.getRejectedSpans()).isEqualTo(1);
        assertThat(partial.getErrorMessage()).isEqualTo("1 spans have no valid trace id or span id");
        assertThat(names).containsExactly("checkout");
    }

    @Test
    void refusesWhatIsMalformed() throws Exception {
        byte[] half = new byte[] {10, 99, 1};

        assertThat(post("/v1/traces", PROTOBUF, "identity", half).statusCode()).isEqualTo(400);
        assertThat(post("/v1/traces", PROTOBUF, "gzip", half).statusCode()).isEqualTo(400);
        var json = post("/v1/traces", JSON, "identity", "{\"resourceSpans\": 1}".getBytes(UTF_8));
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(new String(json.body(), UTF_8))
                .contains("\"code\":3")
                .contains("\"message\":\"resourceSpans must be a list\"");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(post("/v1/traces", "text/plain", "identity", new byte[1]).statusCode())
                .isEqualTo(415);
        assertThat(post("/v1/traces", PROTOBUF, "br", new byte[1]).statusCode()).isEqualTo(415);
        assertThat(post("/v1/nothing", PROTOBUF, "identity", new byte[1]).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        assertThat(post("/v1/traces", PROTOBUF, "identity", new byte[Payload.MAX_SENT + 1])
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("/v1/traces", PROTOBUF, "gzip", gzip(new byte[Payload.MAX_DECOMPRESSED + 1]))
                        .statusCode())
                .isEqualTo(413);
    }

    private HttpResponse<byte[]> post(String path, String type, String encoding, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(receiver.httpPort(), path)))
                        .header("Content-Type", type)
                        .header("Content-Encoding", encoding)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static ExportTraceServiceRequest request(String name) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(Span.newBuilder()
                                        .setTraceId(ByteString.copyFrom(new byte[16], 0, 15)
                                                .concat(ByteString.copyFrom(new byte[] {1})))
                                        .setSpanId(ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, 0, 1}))
                                        .setName(name))))
                .build();
    }
}
