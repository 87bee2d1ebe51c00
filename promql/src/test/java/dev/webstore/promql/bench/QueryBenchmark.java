package dev.webstore.promql.bench;

import dev.webstore.promql.Answer;
import dev.webstore.promql.Engine;
import dev.webstore.promql.Expression;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Queries of the kind that rules and panels ask, over two hours of 600 series with a sample every 15 seconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueryBenchmark {

    private static final long SAMPLE_MILLIS = 15_000;
    private static final int SAMPLES = 480;
    private static final int ROUTES = 60;
    private static final List<String> BOUNDS =
            List.of("0.005", "0.01", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "+Inf");
    private static final long NOW = SAMPLES * SAMPLE_MILLIS;
    private static final long HOUR = 3_600_000;
    private static final long STEP = 30_000;

    /** The query. */
    @Param({
        "sum by (route) (duration_seconds_bucket{le=\"+Inf\"})",
        "sum(rate(duration_seconds_bucket{le=\"+Inf\"}[5m]))",
        "histogram_quantile(0.95, sum by (le) (rate(duration_seconds_bucket[5m])))",
        "1 - sum by (route) (rate(duration_seconds_bucket{le=\"0.5\"}[5m]))"
                + " / sum by (route) (rate(duration_seconds_bucket{le=\"+Inf\"}[5m])) > 0.05"
    })
    public String query = "";

    private final List<Series> all = series();

    private final Engine engine = new Engine((matchers, from, to) -> all.stream()
            .filter(one -> matchers.stream().allMatch(matcher -> matcher.matches(one.labels())))
            .map(one -> within(one, from, to))
            .toList());

    /** A rule's evaluation. */
    @Benchmark
    public Answer instant() {
        return engine.instant(query, NOW);
    }

    /** A panel over an hour in 121 points. */
    @Benchmark
    public Answer range() {
        return engine.range(query, NOW - HOUR, NOW, STEP);
    }

    /** Only what comes before. */
    @Benchmark
    public Expression parse() {
        return Expression.parse(query);
    }

    private static List<Series> series() {
        var random = new SplittableRandom(1);
        List<Series> series = new ArrayList<>();
        for (int route = 0; route < ROUTES; route++) {
            for (int bound = 0; bound < BOUNDS.size(); bound++) {
                long[] times = new long[SAMPLES];
                double[] values = new double[SAMPLES];
                for (int i = 0; i < SAMPLES; i++) {
                    times[i] = (i + 1) * SAMPLE_MILLIS;
                    values[i] = (i == 0 ? 0 : values[i - 1]) + random.nextInt(1 + bound);
                }
                series.add(Series.of(
                        Labels.of(Map.of(
                                "__name__", "duration_seconds_bucket", "route", "/" + route, "le", BOUNDS.get(bound))),
                        times,
                        values));
            }
        }
        return series;
    }

    private static Series within(Series series, long from, long to) {
        int first = (int) Math.max(0, Math.ceilDiv(from, SAMPLE_MILLIS) - 1);
        int after = (int) Math.min(SAMPLES, Math.floorDiv(to, SAMPLE_MILLIS));
        long[] times = new long[Math.max(0, after - first)];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = series.time(first + i);
            values[i] = series.value(first + i);
        }
        return Series.of(series.labels(), times, values);
    }
}
