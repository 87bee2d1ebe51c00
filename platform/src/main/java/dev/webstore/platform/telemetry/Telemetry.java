package dev.webstore.platform.telemetry;

import ch.qos.logback.classic.LoggerContext;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.profiling.Profiling;
import dev.webstore.platform.service.ServiceName;
import io.helidon.webserver.http.Filter;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.instrumentation.helidon.v4_3.HelidonTelemetry;
import io.opentelemetry.instrumentation.runtimetelemetry.RuntimeTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The telemetry of one service: an OpenTelemetry SDK and a logging context of its own, so that several services in one
 * JVM stay apart. Nothing here is global.
 *
 * <p>Everything leaves by OTLP in the background. When the receiver is away, bounded queues fill, the rest is dropped
 * and counted by the SDK's own metrics, and requests do not notice.
 */
public final class Telemetry implements AutoCloseable {

    /** The instrumentation scope of our own spans and metrics. */
    private static final String SCOPE = "dev.webstore";

    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    };

    /** To send what is queued, when somebody takes it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OpenTelemetry openTelemetry;
    private final @Nullable OpenTelemetrySdk sdk;
    private final @Nullable RuntimeTelemetry runtime;
    private final LoggerContext logs;
    private final Receiver receiver;
    private final Meter meter;

    private Telemetry(
            @Nullable OpenTelemetrySdk sdk, @Nullable RuntimeTelemetry runtime, LoggerContext logs, Receiver receiver) {
        this.sdk = sdk;
        this.openTelemetry = sdk == null ? OpenTelemetry.noop() : sdk;
        this.runtime = runtime;
        this.logs = logs;
        this.receiver = receiver;
        this.meter = openTelemetry.getMeter(SCOPE);
    }

    /** Telemetry of a service of ours, with that of the JVM it runs in. */
    public static Telemetry start(ServiceName name, Configuration configuration) {
        if (isOff(configuration)) {
            return logsOnly(name.text(), configuration);
        }
        OpenTelemetrySdk sdk =
                Sdk.create(name.text(), configuration, IdGenerator.random(), processors(name, configuration));
        return new Telemetry(
                sdk,
                RuntimeTelemetry.create(sdk),
                Logs.start(name.text(), configuration, sdk),
                Receiver.of(configuration));
    }

    /**
     * Telemetry under a service name of its own, for what is observed through a service but is not that service.
     *
     * @param ids where its spans get their ids, so that spans measured elsewhere can keep theirs
     */
    public static Telemetry start(String serviceName, Configuration configuration, IdGenerator ids) {
        if (isOff(configuration)) {
            return logsOnly(serviceName, configuration);
        }
        OpenTelemetrySdk sdk = Sdk.create(serviceName, configuration, ids, List.of());
        return new Telemetry(sdk, null, Logs.start(serviceName, configuration, sdk), Receiver.of(configuration));
    }

    /** No telemetry but log lines on stdout: the systems that the shop does not own. */
    public static Telemetry logsOnly(ServiceName name, Configuration configuration) {
        return logsOnly(name.text(), configuration);
    }

    /** The same, for what is not a service of the shop. */
    public static Telemetry logsOnly(String serviceName, Configuration configuration) {
        return new Telemetry(null, null, Logs.start(serviceName, configuration, null), Receiver.of(configuration));
    }

    private static List<SpanProcessor> processors(ServiceName name, Configuration configuration) {
        return Profiling.isWanted(configuration) ? List.of(new SpanProfiles(name)) : List.of();
    }

    /** A disabled SDK still makes every span, only to throw it away. */
    private static boolean isOff(Configuration configuration) {
        return configuration.flag("OTEL_SDK_DISABLED", false);
    }

    /** For the library instrumentations. */
    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /** For spans of our own. */
    public Tracer tracer() {
        return openTelemetry.getTracer(SCOPE);
    }

    /**
     * A logger whose lines belong to this service. Name the facts with {@code addKeyValue}, so that they arrive as
     * fields; never log a secret, a token or card data.
     */
    public Logger logger(Class<?> owner) {
        return logs.getLogger(owner);
    }

    /** A counter as the catalogue has it. */
    public LongCounter counter(Metric metric) {
        expect(metric, Metric.Kind.COUNTER);
        return meter.counterBuilder(metric.name())
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .build();
    }

    /** A counter of fractions, such as dollars, as the catalogue has it. */
    public DoubleCounter doubleCounter(Metric metric) {
        expect(metric, Metric.Kind.COUNTER);
        return meter.counterBuilder(metric.name())
                .ofDoubles()
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .build();
    }

    /** A histogram as the catalogue has it. */
    public DoubleHistogram histogram(Metric metric) {
        expect(metric, Metric.Kind.HISTOGRAM);
        return meter.histogramBuilder(metric.name())
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .setExplicitBucketBoundariesAdvice(metric.buckets())
                .build();
    }

    /** A gauge as the catalogue has it; {@code observe} runs at each collection and must be quick. */
    public void gauge(Metric metric, Consumer<ObservableLongMeasurement> observe) {
        expect(metric, Metric.Kind.GAUGE);
        meter.gaugeBuilder(metric.name())
                .ofLongs()
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .buildWithCallback(measurement -> {
                    try (Scope ignored = unrecorded().makeCurrent()) {
                        observe.accept(measurement);
                    }
                });
    }

    /** The filter that gives each request its span, if this service is traced. */
    public Optional<Filter> serverFilter() {
        return sdk == null
                ? Optional.empty()
                : Optional.of(HelidonTelemetry.create(openTelemetry).createFilter());
    }

    /**
     * A context whose spans are not recorded: for polling that finds nothing most of the time and would bury the traces
     * that matter. Work that is found is put into a context of its own.
     */
    public static Context unrecorded() {
        return Context.root()
                .with(Span.wrap(SpanContext.create(
                        "00000000000000000000000000000001",
                        "0000000000000001",
                        TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }

    /** The current trace position in W3C form, to be stored beside work that is done later; empty outside a trace. */
    public static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                : "";
    }

    /** The context stored by {@link #traceparent()}; the root context when there was none. */
    public static Context contextOf(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
    }

    /** Sends what is queued, waiting up to 5 s if there is a receiver, and stops. */
    @Override
    public void close() {
        if (runtime != null) {
            runtime.close();
        }
        if (sdk != null) {
            if (receiver.listens()) {
                sdk.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                // Blocks as long as its exporters keep trying.
                Thread.ofVirtual().name("telemetry-stop").start(sdk::shutdown);
            }
        }
        logs.stop();
    }

    private static void expect(Metric metric, Metric.Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric.name() + " is a " + metric.kind() + ", not a " + kind);
        }
    }
}
