package dev.webstore.console.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.metric.MetricStore.Current;
import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.testing.Otlp;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricIntakeTest {

    private static final AggregationTemporality CUMULATIVE = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    private static final AggregationTemporality DELTA = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;

    private final MutableClock clock = new MutableClock();
    private final MetricStore store = new MetricStore(new Limits(1024 * 1024, Duration.ofHours(1)), clock);
    private final MetricIntake intake = new MetricIntake(store, clock);

    private Acceptance take(Metric.Builder... metrics) {
        clock.advance(Duration.ofSeconds(10));
        return intake.take(Otlp.metrics("main-service", metrics));
    }

    @Test
    void keepsASumUnderItsNameAndLabels() {
        var acceptance = take(sum(CUMULATIVE, 5));

        assertThat(acceptance).isEqualTo(Acceptance.of(1));
        assertThat(store.current("webstore_checkouts_total"))
                .containsExactly(new Current(
                        Map.of(
                                "__name__", "webstore_checkouts_total",
                                "country", "DE",
                                "deployment_environment_name", "development",
                                "job", "webstore/main-service",
                                "instance", "instance-of-main-service",
                                "service_name", "main-service",
                                "service_namespace", "webstore"),
                        5));
        assertThat(store.current("target_info")).hasSize(1);
        assertThat(store.metadata().get("webstore_checkouts_total"))
                .isEqualTo(new MetricMetadata(MetricType.COUNTER, "", "Checkouts"));
    }

    @Test
    void addsUpDifferences() {
        take(sum(DELTA, 5));
        take(sum(DELTA, 2));

        assertThat(values("webstore_checkouts_total")).containsExactly(5, 7);
    }

    @Test
    void keepsAHistogramInBuckets() {
        var point = HistogramDataPoint.newBuilder()
                .setCount(6)
                .setSum(7.5)
                .addAllExplicitBounds(List.of(0.5, 1.0))
                .addAllBucketCounts(List.of(1L, 2L, 3L));
        point.addExemplarsBuilder()
                .setTimeUnixNano(1_000_000_000)
                .setAsDouble(0.7)
                .setTraceId(Otlp.bytes(0, 5))
                .setSpanId(Otlp.bytes(6));
        var metric = Metric.newBuilder().setName("webstore.payment.duration").setUnit("s");
        metric.getHistogramBuilder().setAggregationTemporality(CUMULATIVE).addDataPoints(point);

        take(metric);

        assertThat(buckets("webstore_payment_duration_seconds_bucket"))
                .isEqualTo(Map.of("0.5", 1.0, "1.0", 3.0, "+Inf", 6.0));
        assertThat(values("webstore_payment_duration_seconds_count")).containsExactly(6);
        assertThat(values("webstore_payment_duration_seconds_sum")).containsExactly(7.5);
        var exemplar = store.exemplars(_ -> true, 0, Long.MAX_VALUE).getFirst();
        assertThat(exemplar.series()).containsEntry("le", "1.0");
        assertThat(exemplar.millis()).isEqualTo(1000);
        assertThat(exemplar.traceId()).isEqualTo("00000000000000000000000000000005");
        assertThat(exemplar.spanId()).isEqualTo("0000000000000006");
    }

    @Test
    void bringsAnExponentialHistogramToBounds() {
        var point = ExponentialHistogramDataPoint.newBuilder()
                .setCount(10)
                .setSum(20)
                .setScale(3)
                .setZeroCount(1);
        // At scale 3 the bounds are powers of the eighth root of two: two buckets each become one at scale 2.
        point.getPositiveBuilder().setOffset(0).addAllBucketCounts(List.of(1L, 2L, 3L, 1L));
        point.getNegativeBuilder().setOffset(0).addAllBucketCounts(List.of(2L));
        var metric = Metric.newBuilder().setName("sizes");
        metric.getExponentialHistogramBuilder()
                .setAggregationTemporality(CUMULATIVE)
                .addDataPoints(point);

        take(metric);

        Map<String, Double> buckets = buckets("sizes_bucket");
        assertThat(buckets)
                .containsEntry("-1.0", 2.0)
                .containsEntry("0.0", 3.0)
                .containsEntry(FloatText.of(Math.pow(2, 0.25)), 6.0)
                .containsEntry(FloatText.of(Math.pow(2, 0.5)), 10.0)
                .containsEntry("+Inf", 10.0)
                .hasSize(5);
    }

    @Test
    void keepsASummary() {
        var point = SummaryDataPoint.newBuilder().setCount(3).setSum(6);
        point.addQuantileValuesBuilder().setQuantile(0.5).setValue(2);
        var metric = Metric.newBuilder().setName("waits").setUnit("s");
        metric.getSummaryBuilder().addDataPoints(point);

        take(metric);

        assertThat(store.current("waits_seconds").getFirst().labels()).containsEntry("quantile", "0.5");
        assertThat(values("waits_seconds_count")).containsExactly(3);
    }

    @Test
    void marksTheEndOfWhatIsNoLongerMeasured() {
        take(sum(CUMULATIVE, 5));
        var ended = sum(CUMULATIVE, 0);
        ended.getSumBuilder()
                .getDataPointsBuilder(0)
                .setFlags(DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE);
        take(ended);

        assertThat(store.current("webstore_checkouts_total")).isEmpty();
        assertThat(StaleMarker.is(values("webstore_checkouts_total")[1])).isTrue();
    }

    @Test
    void endsASeriesThatHasStoppedToCome() {
        take(sum(CUMULATIVE, 5));
        clock.advance(Duration.ofSeconds(61));
        store.expire();

        assertThat(store.current("webstore_checkouts_total")).isEmpty();
        assertThat(values("webstore_checkouts_total")).hasSize(2);

        take(sum(CUMULATIVE, 6));
        assertThat(store.current("webstore_checkouts_total")).hasSize(1);
    }

    @Test
    void forgetsWhatIsOld() {
        take(sum(CUMULATIVE, 5));
        clock.advance(Duration.ofMinutes(2));
        store.expire();
        clock.advance(Duration.ofHours(2));
        store.expire();

        assertThat(store.occupancy().groups()).isZero();
        assertThat(store.occupancy().records()).isZero();
        assertThat(store.occupancy().evictedForAge()).isEqualTo(4);
    }

    @Test
    void staysWithinItsBytes() {
        for (int round = 0; round < 300; round++) {
            var metric = Metric.newBuilder().setName("noise");
            for (int series = 0; series < 500; series++) {
                metric.getGaugeBuilder()
                        .addDataPointsBuilder()
                        .setAsDouble(Math.random())
                        .addAttributes(Otlp.attribute("series", series));
            }
            take(metric);
            assertThat(store.occupancy().bytes()).isLessThanOrEqualTo(1024 * 1024);
        }

        assertThat(store.occupancy().evictedForSpace()).isPositive();
        assertThat(store.current("noise")).hasSize(500);
    }

    @Test
    void refusesSeriesBeyondTheLimitAndSaysSo() {
        var metric = Metric.newBuilder().setName("noise");
        for (int series = 0; series < 20_000; series++) {
            metric.getGaugeBuilder().addDataPointsBuilder().setAsInt(1).addAttributes(Otlp.attribute("id", series));
        }

        Acceptance acceptance = take(metric);

        assertThat(acceptance.rejected()).isPositive();
        assertThat(acceptance.accepted() + acceptance.rejected()).isEqualTo(20_000);
        assertThat(acceptance.message()).contains("data points");
        assertThat(store.occupancy().bytes()).isLessThanOrEqualTo(1024 * 1024);
    }

    private double[] values(String name) {
        var selected = store.select(name, _ -> true, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(selected).hasSize(1);
        return selected.getFirst().values();
    }

    private Map<String, Double> buckets(String name) {
        Map<String, Double> buckets = new TreeMap<>();
        store.current(name).forEach(series -> buckets.put(series.labels().get("le"), series.value()));
        return buckets;
    }

    private static Metric.Builder sum(AggregationTemporality temporality, long value) {
        var metric = Metric.newBuilder()
                .setName("webstore.checkouts")
                .setUnit("{checkout}")
                .setDescription("Checkouts");
        metric.getSumBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(temporality)
                .addDataPoints(
                        NumberDataPoint.newBuilder().setAsInt(value).addAttributes(Otlp.attribute("country", "DE")));
        return metric;
    }
}
