package dev.webstore.console.bench;

import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.derived.ServiceGraph;
import dev.webstore.console.derived.SpanMetrics;
import dev.webstore.console.otlp.Signal;
import dev.webstore.console.pipeline.StoreIntake;
import dev.webstore.console.pipeline.Stores;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.testing.Otlp;
import dev.webstore.console.wire.Slice;
import dev.webstore.platform.configuration.Configuration;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What ten minutes of 20,000 spans and 5,000 log records a second and 2,000 series every ten seconds cost, in processor
 * time of the thread that takes them, decoding included, and in heap. The clock is simulated: everything is pushed as
 * fast as it goes.
 *
 * <p>{@code java -Xmx320m -XX:+UseSerialGC … IngestBenchmark [minutes]}
 */
public final class IngestBenchmark {

    private static final int SPANS_PER_SECOND = 20_000;
    private static final int SPANS_PER_TRACE = 20;
    private static final int LOGS_PER_SECOND = 5_000;
    private static final int SERIES = 2_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MutableClock clock = new MutableClock();
    private final Stores stores = Stores.of(Configuration.of(Map.of()), clock);
    private final StoreIntake intake =
            new StoreIntake(stores, clock, List.of(new SpanMetrics(clock), new ServiceGraph(clock)));
    private final SplittableRandom random = new SplittableRandom(1);
    private long traces;
    private long spanNanos;
    private long logNanos;
    private long metricNanos;

    private IngestBenchmark() {}

    /** Prints the figures. */
    public static void main(String[] arguments) {
        int minutes = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        new IngestBenchmark().run(minutes * 60);
    }

    private void run(int seconds) {
        long largest = 0;
        for (int second = 0; second < seconds; second++) {
            spanNanos += timed(Signal.TRACES, spans());
            logNanos += timed(Signal.LOGS, logs());
            if (second % 10 == 0) {
                metricNanos += timed(Signal.METRICS, metrics());
                stores.expire();
            }
            clock.advance(Duration.ofSeconds(1));
            long bytes =
                    stores.occupancies().stream().mapToLong(Occupancy::bytes).sum();
            largest = Math.max(largest, bytes);
        }
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf("spans    %.2f us each%n", spanNanos / 1e3 / ((double) seconds * SPANS_PER_SECOND));
        System.out.printf("logs     %.2f us each%n", logNanos / 1e3 / ((double) seconds * LOGS_PER_SECOND));
        System.out.printf("samples  %.2f us each%n", metricNanos / 1e3 / (seconds / 10.0 * SERIES));
        System.out.printf(
                "share of a core at these rates: %.0f %%%n", (spanNanos + logNanos + metricNanos) / 1e7 / seconds);
        System.out.printf("stores at most %d MB, heap after collection %d MB%n", largest >> 20, heap.getUsed() >> 20);
        stores.occupancies().forEach(System.out::println);
    }

    private long timed(Signal signal, Slice message) {
        long begin = THREADS.getCurrentThreadCpuTime();
        intake.take(signal, message);
        return THREADS.getCurrentThreadCpuTime() - begin;
    }

    /** As the shop's: a third of them SQL statements, each with a dozen attributes, some of them unlike any other. */
    private Slice spans() {
        var spans = new Span.Builder[SPANS_PER_SECOND];
        for (int i = 0; i < spans.length; i++) {
            traces += i % SPANS_PER_TRACE == 0 ? 1 : 0;
            int inTrace = i % SPANS_PER_TRACE;
            spans[i] = Otlp.span(traces, inTrace + 1, inTrace, "SELECT products " + inTrace, random.nextInt(200))
                    .setSpanId(Otlp.bytes(random.nextLong()))
                    .setKind(inTrace % 3 == 0 ? SpanKind.SPAN_KIND_CLIENT : SpanKind.SPAN_KIND_INTERNAL)
                    .addAttributes(Otlp.attribute("db.query.text", "SELECT id, name, price FROM products WHERE id = ?"))
                    .addAttributes(Otlp.attribute("db.namespace", "webstore"))
                    .addAttributes(Otlp.attribute("server.address", "localhost"))
                    .addAttributes(Otlp.attribute("server.port", 5432))
                    .addAttributes(Otlp.attribute("http.route", "/products/{id}"))
                    .addAttributes(Otlp.attribute("http.request.method", "GET"))
                    .addAttributes(Otlp.attribute("http.response.status_code", 200))
                    .addAttributes(Otlp.attribute("country", "DE"))
                    .addAttributes(Otlp.attribute("user.id", "user-" + random.nextInt(10_000)))
                    .addAttributes(Otlp.attribute("order.id", "order-" + traces))
                    .addAttributes(Otlp.attribute("thread.id", random.nextInt(100)))
                    .addAttributes(Otlp.attribute("peer.service", "main-service"));
        }
        return Otlp.traces("main-service", spans);
    }

    private Slice logs() {
        var logs = new LogRecord.Builder[LOGS_PER_SECOND];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Otlp.log(
                            9,
                            "Charge captured",
                            Otlp.attribute("order_id", "order-" + random.nextInt(1_000_000)),
                            Otlp.attribute("country", "DE"),
                            Otlp.attribute("amount_cents", random.nextInt(100_000)))
                    .setTraceId(Otlp.bytes(0, traces))
                    .setSpanId(Otlp.bytes(random.nextLong()));
        }
        return Otlp.logs("payments-service", logs);
    }

    private Slice metrics() {
        var metric = Metric.newBuilder().setName("webstore.load").setUnit("{thing}");
        for (int series = 0; series < SERIES; series++) {
            metric.getGaugeBuilder()
                    .addDataPointsBuilder()
                    .setAsInt(random.nextInt(1000))
                    .addAttributes(Otlp.attribute("series", series))
                    .addAttributes(Otlp.attribute("country", "DE"));
        }
        return Otlp.metrics("main-service", metric);
    }
}
