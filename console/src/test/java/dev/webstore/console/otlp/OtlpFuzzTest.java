package dev.webstore.console.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.pipeline.StoreIntake;
import dev.webstore.console.pipeline.Stores;
import dev.webstore.console.testing.Otlp;
import dev.webstore.console.wire.MalformedMessageException;
import dev.webstore.console.wire.Slice;
import dev.webstore.platform.configuration.Configuration;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is sent: either it is taken or the sender is told that it is malformed; nothing else ever happens. */
class OtlpFuzzTest {

    private static final String JSON = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"a"}}]},
            "scopeSpans":[{"scope":{"name":"b"},"spans":[{"traceId":"5b8efff798038103d269b633813fc60c",
            "spanId":"eee19b7ec3c1b174","name":"c","kind":2,"startTimeUnixNano":"1544712660000000000",
            "endTimeUnixNano":1544712661000000000,"attributes":[{"key":"d","value":{"arrayValue":{"values":
            [{"doubleValue":"NaN"},{"boolValue":true}]}}}],"status":{"code":2}}]}]}]}
            """;

    private final Stores stores = Stores.of(Configuration.of(Map.of("CONSOLE_MEMORY", "8")), Clock.systemUTC());
    private final StoreIntake intake = new StoreIntake(stores, Clock.systemUTC(), List.of());

    @Property(tries = 2000)
    void survivesRandomBytes(@ForAll byte[] bytes, @ForAll Signal signal) {
        take(signal, bytes);
    }

    @Property(tries = 2000)
    void survivesMessagesThatWereCutOrChanged(
            @ForAll("messages") byte[] message,
            @ForAll Signal signal,
            @ForAll @IntRange(max = 1000) int cut,
            @ForAll @IntRange(max = 1000) int position,
            @ForAll byte change) {
        byte[] changed = Arrays.copyOf(message, message.length * cut / 1000);
        if (changed.length > 0) {
            changed[Math.min(changed.length - 1, changed.length * position / 1000)] ^= change;
        }
        take(signal, changed);
    }

    @Property(tries = 1000)
    void survivesJsonThatWasCutOrChanged(
            @ForAll @IntRange(max = 1000) int cut,
            @ForAll @IntRange(max = 1000) int position,
            @ForAll("fragments") String fragment) {
        int at = JSON.length() * position / 1000;
        String changed = JSON.substring(0, at) + fragment + JSON.substring(Math.min(JSON.length(), at + 1));
        String json = changed.substring(0, changed.length() * Math.max(cut, 500) / 1000);
        try {
            take(Signal.TRACES, JsonMessage.toProtobuf(json.getBytes(StandardCharsets.UTF_8), Signal.TRACES.request()));
        } catch (MalformedMessageException e) {
            assertThat(e).hasMessageNotContaining("dev.webstore");
        }
    }

    private void take(Signal signal, byte[] message) {
        try {
            intake.take(signal, Slice.of(message));
        } catch (MalformedMessageException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        for (Occupancy store : stores.occupancies()) {
            assertThat(store.bytes()).isLessThanOrEqualTo(store.maxBytes());
        }
    }

    @Provide
    Arbitrary<byte[]> messages() {
        var metric = Metric.newBuilder().setName("m");
        metric.getHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                .addDataPointsBuilder()
                .setCount(3)
                .setSum(1)
                .addAllBucketCounts(List.of(1L, 2L))
                .addExplicitBounds(1)
                .addExemplarsBuilder()
                .setAsDouble(1)
                .setTraceId(Otlp.bytes(1, 2));
        var exponential = Metric.newBuilder().setName("e");
        exponential
                .getExponentialHistogramBuilder()
                .addDataPointsBuilder()
                .setScale(20)
                .setCount(4)
                .getPositiveBuilder()
                .setOffset(-4)
                .addAllBucketCounts(List.of(1L, 0L, 3L));
        return Arbitraries.of(List.of(
                        Otlp.traces(
                                "frontend",
                                Otlp.span(1, 2, 3, "GET /", 4)
                                        .addAttributes(Otlp.attribute("a", "b"))
                                        .addEvents(io.opentelemetry.proto.trace.v1.Span.Event.newBuilder()
                                                .setName("e"))),
                        Otlp.logs("frontend", Otlp.log(9, "Said", Otlp.attribute("c", 4))),
                        Otlp.metrics("frontend", metric, exponential)))
                .map(slice -> Arrays.copyOfRange(slice.array(), slice.from(), slice.to()));
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                "null",
                ":",
                ",",
                "-1e400",
                "\"traceId\":\"xyz\",",
                "99999999999999999999",
                "\u0000",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "1.5",
                "true");
    }
}
