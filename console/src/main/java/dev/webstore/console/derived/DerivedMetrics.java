package dev.webstore.console.derived;

import dev.webstore.console.metric.MetricStore;
import dev.webstore.console.pipeline.Pipeline;
import dev.webstore.platform.background.Worker;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.database.DatabaseUrl;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.service.ServiceName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;

/** Collects all metrics that are made here, each source by itself every 15 s, so that none waits for another. */
public final class DerivedMetrics implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final Path PROC = Path.of("/proc");

    private final MetricStore store;
    private final Clock clock;
    private final Logger logger;
    private final Closeables sources;

    /** Writes to {@code store}; nothing is collected yet. */
    public DerivedMetrics(MetricStore store, Clock clock, Logger logger) {
        this.store = store;
        this.clock = clock;
        this.logger = logger;
        this.sources = new Closeables(logger);
    }

    /** Begins with what is known here: spans, and the console itself. */
    public void collectOwn(SpanMetrics spanMetrics, ServiceGraph serviceGraph, Pipeline pipeline) {
        collect("console-span-metrics", spanMetrics);
        collect("console-service-graph", serviceGraph);
        collect("console-figures", new CollectorFigures(pipeline));
    }

    /**
     * Begins to ask the services and servers of a shop.
     *
     * @param shop says where they are; those that it does not name are not asked
     */
    public void collectFrom(Configuration shop) {
        for (ServiceName service : ServiceName.values()) {
            collect("console-health-" + service, new HealthCheck(service, shop));
        }
        if (HostFigures.canRead(PROC)) {
            collect("console-host", new HostFigures(PROC, shop.environment()));
        }
        // Only one server can be asked this way, and not a cluster.
        shop.text("REDIS_URL")
                .filter(url -> url.matches("rediss?://.*"))
                .ifPresent(url -> collect("console-redis", sources.add(new RedisFigures(url, shop.environment()))));
        for (String key : new String[] {"DATABASE_URL", "PAYMENTS_DATABASE_URL"}) {
            shop.text(key)
                    .map(url -> DatabaseUrl.parse(key, url))
                    .ifPresent(url ->
                            collect("console-" + key, sources.add(new PostgresFigures(url, shop.environment()))));
        }
    }

    @Override
    public void close() {
        sources.close();
    }

    private void collect(String name, DerivedSource source) {
        sources.add(Worker.start(name, INTERVAL, logger, () -> {
            source.collect(new SeriesWriter(store, clock.millis()));
            return false;
        }));
    }
}
