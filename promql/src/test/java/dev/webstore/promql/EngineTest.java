package dev.webstore.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.webstore.promql.histogram.Buckets;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final long STEP = 15_000;

    @Test
    void rangesHaveLimits() {
        var engine = new Engine((_, _, _) -> List.of());

        assertThatThrownBy(() -> engine.range("1", 0, 11_000, 1)).hasMessageContaining("exceeded maximum resolution");
        assertThatThrownBy(() -> engine.range("1", 0, 10, 0)).hasMessageContaining("zero or negative");
        assertThatThrownBy(() -> engine.range("1", 10, 0, 1)).hasMessageContaining("end timestamp");
        assertThatThrownBy(() -> engine.range("a[5m]", 0, 10, 1)).hasMessageContaining("invalid expression type");
    }

    @Test
    void queriesEndWhenTheyTakeTooMuch() {
        SeriesSource source = source(Map.of("a", new double[1_000]));

        var small = new Engine(
                source, new Settings(Settings.USUAL.lookback(), new Limits(10, Duration.ofMinutes(1)), false));
        assertThatThrownBy(() -> small.instant("sum_over_time(a[1d])", 1_000 * STEP))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("too many samples");
        var hasty = new Engine(
                source, new Settings(Settings.USUAL.lookback(), new Limits(1_000_000, Duration.ZERO), false));
        assertThatThrownBy(() -> hasty.instant("a", 0)).hasMessageContaining("timed out");
    }

    @Test
    void catastrophicRegularExpressionsAreNone() {
        var engine = new Engine(source(Map.of("a".repeat(60), new double[] {1})));

        Answer answer = engine.instant("{__name__=~\"(a+)+b\"}", 0);

        assertThat(((Value.Vector) answer.value()).samples()).isEmpty();
    }

    @Property
    void aRangeQueryIsManyInstantQueries(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -1e6, max = 1e6) Double> samples) {
        var engine = new Engine(source(
                Map.of("a", samples.stream().mapToDouble(Double::doubleValue).toArray())));
        for (String query : List.of(
                "a", "rate(a[1m])", "sum(a) > 0", "avg_over_time(a[2m:30s])", "a offset 1m", "-a or a", "topk(1, a)")) {
            assertRangeIsManyInstants(engine, query, samples.size() * STEP);
        }
    }

    @Property(tries = 200)
    void soItIsOfNumbersAndHistograms(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = -3, max = 9) Integer> samples) {
        int n = samples.size();
        double[] values = new double[n];
        var histograms = new Histogram[n];
        for (int i = 0; i < n; i++) {
            int value = samples.get(i);
            values[i] = value <= 0 ? value : Double.NaN;
            histograms[i] = value <= 0
                    ? null
                    : new Histogram(
                            i % 2,
                            0,
                            0,
                            value,
                            value,
                            Buckets.from(i % 3, value),
                            Buckets.NONE,
                            List.of(),
                            Reset.UNKNOWN);
        }
        long[] times = LongStream.range(0, n).map(i -> i * STEP).toArray();
        Series series = Series.of(Labels.of(Map.of("__name__", "a")), times, values, histograms, null);
        var engine = new Engine((_, _, _) -> List.of(series));
        for (String query : List.of(
                "a",
                "a smoothed",
                "-a * 2 + a",
                "a == a or a </ 1",
                "sum(a)",
                "count_values(\"value\", a)",
                "histogram_quantile(0.5, a)",
                "histogram_count(a)",
                "irate(a[1m])",
                "changes(a[1m])",
                "resets(a[1m] anchored)",
                "increase(a[1m] smoothed)",
                "last_over_time(a[2m:30s])",
                "sum_over_time(a[30s])")) {
            assertRangeIsManyInstants(engine, query, n * STEP);
        }
    }

    private static void assertRangeIsManyInstants(Engine engine, String query, long end) {
        List<String> atOnce = new ArrayList<>();
        ((Value.Matrix) engine.range(query, 0, end, STEP).value()).series().forEach(series -> {
            for (int i = 0; i < series.size(); i++) {
                atOnce.add(series.time(i) + " " + series.labels() + " " + series.value(i) + " " + series.histogram(i));
            }
        });
        List<String> oneByOne = new ArrayList<>();
        for (long time = 0; time <= end; time += STEP) {
            for (Value.Sample sample :
                    ((Value.Vector) engine.instant(query, time).value()).samples()) {
                oneByOne.add(time + " " + sample.labels() + " " + sample.value() + " " + sample.histogram());
            }
        }
        assertThat(atOnce).as(query).containsExactlyInAnyOrderElementsOf(oneByOne);
    }

    @Property
    void theRateOfASteadyCounterIsItsSlope(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double slope, @ForAll @IntRange(min = 3, max = 100) int size) {
        double[] samples = new double[size];
        for (int i = 0; i < size; i++) {
            samples[i] = slope * i * STEP / 1e3 + 1e9;
        }
        var engine = new Engine(source(Map.of("a", samples)));

        var vector = (Value.Vector) engine.instant("rate(a[%ds])".formatted(size * STEP / 1_000), (size - 1) * STEP)
                .value();

        assertThat(vector.samples().getFirst().value()).isCloseTo(slope, within(slope * 1e-3 + 1e-6));
    }

    @Property
    void partsSumUpToTheWhole(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e9, max = 1e9) Double> values) {
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Labels labels = Labels.of(Map.of("__name__", "a", "i", "" + i, "group", "" + i % 3));
            all.add(Series.of(labels, new long[] {0}, new double[] {values.get(i)}));
        }
        var engine = new Engine((_, _, _) -> all);

        double whole = ((Value.Vector) engine.instant("sum(a)", 0).value())
                .samples()
                .getFirst()
                .value();
        double parts = ((Value.Vector)
                        engine.instant("sum(sum by (group) (a))", 0).value())
                .samples()
                .getFirst()
                .value();

        assertThat(parts).isCloseTo(whole, within(1e-6 * (1 + Math.abs(whole))));
    }

    private static SeriesSource source(Map<String, double[]> samples) {
        return (matchers, from, to) -> {
            List<Series> found = new ArrayList<>();
            samples.forEach((name, values) -> {
                Labels labels = Labels.of(Map.of("__name__", name));
                if (matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
                    int first = (int) Math.max(0, Math.ceilDiv(from, STEP));
                    int after = (int) Math.min(values.length, Math.floorDiv(to, STEP) + 1);
                    long[] times = new long[Math.max(0, after - first)];
                    double[] within = new double[times.length];
                    for (int i = 0; i < times.length; i++) {
                        times[i] = (first + i) * STEP;
                        within[i] = values[first + i];
                    }
                    found.add(Series.of(labels, times, within));
                }
            });
            return found;
        };
    }
}
