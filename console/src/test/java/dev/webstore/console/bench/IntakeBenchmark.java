package dev.webstore.console.bench;

import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.Window;
import dev.webstore.console.derived.ServiceGraph;
import dev.webstore.console.derived.SpanMetrics;
import dev.webstore.console.logql.LogAnswers;
import dev.webstore.console.otlp.Signal;
import dev.webstore.console.pipeline.StoreIntake;
import dev.webstore.console.pipeline.Stores;
import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.wire.Slice;
import dev.webstore.platform.configuration.Configuration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What a span, a log record and a sample cost the console when its stores are full: decoding, storing, span metrics and
 * the service graph; and what it costs a panel to count all log records that are kept.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx320m")
public class IntakeBenchmark {

    private static final int PURCHASES = 100;
    private static final int SPANS = 5 * PURCHASES;
    private static final int POINTS = 109;
    private static final int EXPORTS_THAT_FILL = 1_500;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final MutableClock clock = new MutableClock();
    private final Stores stores = Stores.of(Configuration.of(Map.of()), clock);
    private final StoreIntake intake =
            new StoreIntake(stores, clock, List.of(new SpanMetrics(clock), new ServiceGraph(clock)));
    private final LogAnswers answers = new LogAnswers(stores.logs());
    private long purchases;

    /** What one of the services tells next; made outside of what is measured. */
    @State(Scope.Thread)
    public static class Export {

        private Slice message = new Slice(new byte[0], 0, 0);

        /** The next one of the signal that the benchmark is about. */
        @Setup(Level.Invocation)
        public void prepare(IntakeBenchmark bench, BenchmarkParams params) {
            String name = params.getBenchmark();
            message = bench.next(
                    Signal.valueOf(name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT)));
        }
    }

    /** Fills the stores. */
    @Setup
    public void fill() {
        for (int export = 0; export < EXPORTS_THAT_FILL; export++) {
            for (Signal signal : Signal.values()) {
                intake.take(signal, next(signal));
            }
        }
    }

    /** A span of a dozen attributes. */
    @Benchmark
    @OperationsPerInvocation(SPANS)
    public Acceptance traces(Export export) {
        return intake.take(Signal.TRACES, export.message);
    }

    /** A log record of five fields. */
    @Benchmark
    @OperationsPerInvocation(PURCHASES)
    public Acceptance logs(Export export) {
        return intake.take(Signal.LOGS, export.message);
    }

    /** A point of a metric: a number, or a histogram of fifteen buckets. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public Acceptance metrics(Export export) {
        return intake.take(Signal.METRICS, export.message);
    }

    /** A panel over the last half hour. */
    @Benchmark
    public List<Series> countLogs() {
        long now = clock.millis();
        return answers.range(
                "sum by (level) (count_over_time({service_name=~\".+\"}[1m]))",
                Window.of(now - Duration.ofMinutes(30).toMillis(), now, 120));
    }

    private Slice next(Signal signal) {
        clock.advance(PAUSE);
        long from = purchases;
        purchases += PURCHASES;
        int service = (int) (purchases / PURCHASES % (ShopLoad.SERVICES.size() - 1));
        long nanos = TimeUnit.MILLISECONDS.toNanos(clock.millis());
        return switch (signal) {
            case TRACES -> ShopLoad.spans(service, from, purchases, nanos);
            case LOGS -> ShopLoad.logs(service, from, purchases, nanos);
            case METRICS -> ShopLoad.metrics(service, purchases, nanos);
        };
    }
}
