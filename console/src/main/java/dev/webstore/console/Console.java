package dev.webstore.console;

import dev.webstore.console.alert.Alerting;
import dev.webstore.console.answer.StoreQueries;
import dev.webstore.console.api.LogRoutes;
import dev.webstore.console.api.LogTail;
import dev.webstore.console.api.MetricsRoutes;
import dev.webstore.console.api.PipelineRoutes;
import dev.webstore.console.api.TraceRoutes;
import dev.webstore.console.api.alertmanager.AlertmanagerRoutes;
import dev.webstore.console.api.prometheus.PrometheusRoutes;
import dev.webstore.console.dashboard.Dashboards;
import dev.webstore.console.derived.DerivedMetrics;
import dev.webstore.console.derived.ServiceGraph;
import dev.webstore.console.derived.SpanMetrics;
import dev.webstore.console.files.ObservabilityFiles;
import dev.webstore.console.logql.LogAnswers;
import dev.webstore.console.metric.StoredSeries;
import dev.webstore.console.otlp.OtlpReceiver;
import dev.webstore.console.page.PageRoutes;
import dev.webstore.console.pipeline.Pipeline;
import dev.webstore.console.pipeline.StoreIntake;
import dev.webstore.console.pipeline.Stores;
import dev.webstore.console.rule.EngineExpressions;
import dev.webstore.platform.background.Worker;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promql.Engine;
import dev.webstore.promql.Limits;
import dev.webstore.promql.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** The embedded telemetry backend. It stands in for collector, Prometheus, Tempo, Loki, Alertmanager and Grafana. */
public final class Console implements AutoCloseable {

    private static final Duration EXPIRY_INTERVAL = Duration.ofSeconds(15);

    /** Far fewer samples than Prometheus allows: the shop runs in the same memory. */
    private static final Settings QUERIES =
            new Settings(Settings.USUAL.lookback(), new Limits(2_000_000, Duration.ofSeconds(30)), false);

    private final Closeables parts;
    private final HttpServer pages;
    private final HttpServer metrics;
    private final OtlpReceiver receiver;
    private final DerivedMetrics derived;

    private Console(
            Closeables parts, HttpServer pages, HttpServer metrics, OtlpReceiver receiver, DerivedMetrics derived) {
        this.parts = parts;
        this.pages = pages;
        this.metrics = metrics;
        this.receiver = receiver;
        this.derived = derived;
    }

    /**
     * Starts to listen on all {@link ConsolePort ports}, on loopback unless {@code WEBSTORE_LISTEN_ADDRESS} says
     * otherwise.
     *
     * @throws dev.webstore.platform.service.PortTakenException when another process has one of them; then nothing is
     *     left running
     * @throws dev.webstore.platform.configuration.ConfigurationException when a setting cannot be used
     */
    public static Console start(Configuration configuration) {
        return start(configuration, Clock.systemUTC());
    }

    /** The same, at another time. */
    static Console start(Configuration configuration, Clock clock) {
        // It does not observe itself by OTLP, which would feed on itself.
        Telemetry telemetry = Telemetry.logsOnly(ConsolePort.PAGES.text(), configuration);
        Logger logger = telemetry.logger(Console.class);
        var parts = new Closeables(logger);
        parts.add(telemetry);
        try {
            return start(configuration, clock, telemetry, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Console start(Configuration configuration, Clock clock, Telemetry telemetry, Closeables parts) {
        Logger logger = telemetry.logger(Console.class);
        Stores stores = Stores.of(configuration, clock);
        parts.add(Worker.start("console-expiry", EXPIRY_INTERVAL, logger, () -> {
            stores.expire();
            return false;
        }));

        var spanMetrics = new SpanMetrics(clock);
        var serviceGraph = new ServiceGraph(clock);
        OtlpReceiver receiver = parts.add(OtlpReceiver.start(
                ConsolePort.OTLP_GRPC,
                ConsolePort.OTLP_HTTP,
                configuration,
                new StoreIntake(stores, clock, List.of(spanMetrics, serviceGraph)),
                logger));
        var pipeline = new Pipeline(receiver.figures(), stores, clock);
        DerivedMetrics derived = parts.add(new DerivedMetrics(stores.metrics(), clock, logger));
        derived.collectOwn(spanMetrics, serviceGraph, pipeline);

        List<Routes> routes = new ArrayList<>();
        routes.add(new HealthRoutes(ConsolePort.PAGES, Map.of()));
        routes.add(new TraceRoutes(stores.traces(), clock));
        routes.add(new LogRoutes(stores.logs(), clock));
        routes.add(new PipelineRoutes(pipeline));
        String externalUrl = configuration.text(
                "CONSOLE_EXTERNAL_URL", "http://localhost:" + ConsolePort.PAGES.listenPort(configuration));
        var series = new StoredSeries(stores.metrics());
        var engine = new Engine(series, QUERIES);
        ObservabilityFiles files = ObservabilityFiles.of(configuration);
        Alerting alerting = parts.add(Alerting.start(
                files, new EngineExpressions(engine), stores.metrics()::append, externalUrl, clock, logger));
        routes.add(new PrometheusRoutes(
                series,
                stores.metrics()::series,
                stores.metrics()::exemplars,
                stores.metrics()::metadata,
                alerting.book(),
                externalUrl,
                Stores.retention(configuration),
                clock));
        routes.add(new AlertmanagerRoutes(alerting.book().alertmanager(), clock));
        var queries = new StoreQueries(engine, stores.metrics(), new LogAnswers(stores.logs()));
        var people = new PageRoutes(stores, queries, Dashboards.read(files), alerting.book(), pipeline, clock);
        routes.add(people);
        var tail = new LogTail(stores.logs());
        routes.add(tail);

        HttpServer metrics = parts.add(HttpServer.start(
                ConsolePort.METRICS,
                configuration,
                telemetry,
                List.of(),
                List.of(new MetricsRoutes(stores.metrics()))));
        HttpServer pages = parts.add(
                HttpServer.start(ConsolePort.PAGES, configuration, telemetry, List.of(), routes, people.errors()));
        parts.add(tail);
        return new Console(parts, pages, metrics, receiver, derived);
    }

    /**
     * Begins to ask services, PostgreSQL and Redis from outside, as the collector would.
     *
     * @param shop says where they are: the configuration they run with
     */
    public void observe(Configuration shop) {
        derived.collectFrom(shop);
    }

    /** The TCP port of the pages. */
    public int port() {
        return pages.port();
    }

    /** The TCP port of {@code /metrics}. */
    public int metricsPort() {
        return metrics.port();
    }

    /** The TCP port that takes OTLP by gRPC. */
    public int otlpGrpcPort() {
        return receiver.grpcPort();
    }

    /** The TCP port that takes OTLP by HTTP. */
    public int otlpHttpPort() {
        return receiver.httpPort();
    }

    @Override
    public void close() {
        parts.close();
    }
}
