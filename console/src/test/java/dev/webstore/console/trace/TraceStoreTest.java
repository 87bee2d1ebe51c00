package dev.webstore.console.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.webstore.console.compact.Limits;
import dev.webstore.console.signal.Spans;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.testing.Otlp;
import dev.webstore.console.trace.Span.Status;
import dev.webstore.console.wire.MalformedMessageException;
import dev.webstore.console.wire.Slice;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceStoreTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final MutableClock clock = new MutableClock();
    private final TraceStore store = new TraceStore(new Limits(MEGABYTE, Duration.ofHours(1)), clock);

    private void add(Slice export) {
        Spans.read(export, store::add);
    }

    @Test
    void givesBackWholeSpans() {
        var list = AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder()
                        .addValues(AnyValue.newBuilder().setIntValue(-7))
                        .addValues(AnyValue.newBuilder().setBoolValue(true)))
                .build();
        var span = Otlp.span(1, 2, 3, "charge", 250)
                .setStatus(Otlp.failed("declined"))
                .addAttributes(Otlp.attribute("country", "DE"))
                .addAttributes(Otlp.attribute("cents", Long.MIN_VALUE))
                .addAttributes(KeyValue.newBuilder().setKey("list").setValue(list));
        span.addEventsBuilder()
                .setName("retry")
                .setTimeUnixNano(1_500_000_000)
                .addAttributes(Otlp.attribute("attempt", 2));
        span.addLinksBuilder().setTraceId(Otlp.bytes(0, 9)).setSpanId(Otlp.bytes(8));

        add(Otlp.traces("payments-service", span));

        Trace trace = store.trace(new TraceId(0, 1)).orElseThrow();
        assertThat(trace.traceId()).isEqualTo("00000000000000000000000000000001");
        Span found = trace.spans().getFirst();
        assertThat(found.spanId()).isEqualTo("0000000000000002");
        assertThat(found.parentId()).isEqualTo("0000000000000003");
        assertThat(found.service()).isEqualTo("payments-service");
        assertThat(found.resource().attributes()).containsEntry("process.pid", 42L);
        assertThat(found.scope()).isEqualTo("test");
        assertThat(found.kind()).isEqualTo(Span.Kind.SERVER);
        assertThat(found.durationNanos()).isEqualTo(250_000_000);
        assertThat(found.status()).isEqualTo(Status.ERROR);
        assertThat(found.statusMessage()).isEqualTo("declined");
        assertThat(found.attributes())
                .isEqualTo(Map.of("country", "DE", "cents", Long.MIN_VALUE, "list", List.of(-7L, true)));
        assertThat(found.events())
                .containsExactly(new Span.Event(Instant.ofEpochMilli(1500), "retry", Map.of("attempt", 2L)));
        assertThat(found.links())
                .containsExactly(new Span.Link("00000000000000000000000000000009", "0000000000000008", Map.of()));
    }

    @Test
    void findsTracesByWhatTheyAre() {
        add(Otlp.traces("frontend", Otlp.span(1, 1, 0, "GET /", 20), Otlp.span(2, 1, 0, "POST /checkout", 900)));
        add(Otlp.traces(
                "payments-service",
                Otlp.span(2, 2, 1, "charge", 800)
                        .setStatus(Otlp.failed("declined"))
                        .addAttributes(Otlp.attribute("country", "DE"))
                        .addAttributes(Otlp.attribute("attempt", 2))));
        TraceQuery all = TraceQuery.newest(10);

        assertThat(ids(all)).containsExactly(2L, 1L);
        assertThat(ids(TraceQuery.newest(1))).containsExactly(2L);
        assertThat(ids(all.of("payments-service"))).containsExactly(2L);
        assertThat(ids(all.of("nobody"))).isEmpty();
        assertThat(ids(query("frontend", "charge", null, null))).isEmpty();
        assertThat(ids(query(null, "charge", "country", "DE"))).containsExactly(2L);
        assertThat(ids(query(null, null, "attempt", "2"))).containsExactly(2L);
        assertThat(ids(query(null, null, "process.pid", "42"))).containsExactly(2L, 1L);
        assertThat(ids(query(null, null, "country", "FR"))).isEmpty();
        assertThat(ids(new TraceQuery(
                        null, null, null, null, Duration.ofMillis(100), null, true, Instant.EPOCH, Instant.MAX, 10)))
                .containsExactly(2L);
        assertThat(ids(new TraceQuery(
                        null,
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        Duration.ofMillis(100),
                        false,
                        Instant.EPOCH,
                        Instant.MAX,
                        10)))
                .containsExactly(1L);

        TraceSummary summary = store.find(all).getFirst();
        assertThat(summary.service()).isEqualTo("frontend");
        assertThat(summary.operation()).isEqualTo("POST /checkout");
        assertThat(summary.durationNanos()).isEqualTo(900_000_000);
        assertThat(summary.spans()).isEqualTo(Map.of("frontend", 1, "payments-service", 1));
        assertThat(summary.errors()).isEqualTo(1);
        assertThat(store.operations().get("frontend")).containsExactly("GET /", "POST /checkout");
    }

    @Test
    void staysWithinItsBytesAndLetsWholeTracesGoOldestFirst() {
        int traces = 20_000;
        for (int trace = 1; trace <= traces; trace++) {
            for (int span = 1; span <= 3; span++) {
                add(Otlp.traces(
                        "frontend",
                        Otlp.span(trace, span, 0, "GET /", 1)
                                .addAttributes(Otlp.attribute("order.id", "order-%d-%d".formatted(trace, span)))
                                .addAttributes(Otlp.attribute("country", "DE"))));
            }
            assertThat(store.occupancy().bytes()).isLessThanOrEqualTo(MEGABYTE);
        }

        var occupancy = store.occupancy();
        assertThat(occupancy.received()).isEqualTo(3L * traces);
        assertThat(occupancy.evictedForSpace())
                .isEqualTo(3L * traces - occupancy.records())
                .isPositive();
        assertThat(occupancy.records()).isGreaterThan(3000);
        int oldest = traces + 1 - (int) occupancy.groups();
        for (int trace = oldest; trace <= traces; trace++) {
            assertThat(store.trace(new TraceId(0, trace)).orElseThrow().spans()).hasSize(3);
        }
        assertThat(store.trace(new TraceId(0, oldest - 1))).isEmpty();
    }

    @Test
    void letsGoOfWhatIsOld() {
        add(Otlp.traces("frontend", Otlp.span(1, 1, 0, "GET /", 1)));
        clock.advance(Duration.ofMinutes(50));
        add(Otlp.traces("frontend", Otlp.span(2, 1, 0, "GET /", 1)));
        clock.advance(Duration.ofMinutes(11));

        store.expire();

        assertThat(ids(TraceQuery.newest(10))).containsExactly(2L);
        assertThat(store.occupancy().evictedForAge()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfAMalformedSpan() {
        byte[] broken = Otlp.span(1, 1, 0, "GET /", 1)
                .build()
                .toByteString()
                .concat(ByteString.copyFrom(new byte[] {(9 << 3) | 2, 2, 9, 9}))
                .toByteArray();
        byte[] request = message(1, message(2, message(2, broken)));

        assertThatThrownBy(() -> add(Slice.of(request))).isInstanceOf(MalformedMessageException.class);
        add(Otlp.traces("frontend", Otlp.span(2, 1, 0, "GET /", 1)));

        assertThat(ids(TraceQuery.newest(10))).containsExactly(2L);
        assertThat(store.occupancy().records()).isEqualTo(1);
    }

    private List<Long> ids(TraceQuery query) {
        return store.find(query).stream()
                .map(summary -> Long.parseLong(summary.traceId(), 16))
                .toList();
    }

    private static TraceQuery query(
            @Nullable String service, @Nullable String operation, @Nullable String attribute, @Nullable String value) {
        return new TraceQuery(
                service, operation, attribute, value, Duration.ZERO, null, false, Instant.EPOCH, Instant.MAX, 10);
    }

    private static byte[] message(int field, byte[] content) {
        return ByteString.copyFrom(new byte[] {(byte) ((field << 3) | 2), (byte) content.length})
                .concat(ByteString.copyFrom(content))
                .toByteArray();
    }
}
