package dev.webstore.console.pipeline;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.metric.MetricStore;
import dev.webstore.console.trace.TraceStore;
import dev.webstore.platform.configuration.Configuration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Everything the console keeps.
 *
 * @param metrics series of samples
 * @param traces spans by trace
 * @param logs log records
 */
public record Stores(MetricStore metrics, TraceStore traces, LogStore logs) {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int USUAL_MEGABYTES = 128;

    /**
     * Empty stores, which share {@code CONSOLE_MEMORY} megabytes of heap (128) three to four to one, and keep nothing
     * longer than {@code CONSOLE_RETENTION} (2h).
     */
    public static Stores of(Configuration configuration, Clock clock) {
        long bytes = (long) configuration.integer("CONSOLE_MEMORY", USUAL_MEGABYTES, 8, 65_536) * MEGABYTE;
        Duration age = retention(configuration);
        return new Stores(
                new MetricStore(new Limits(bytes * 3 / 8, age), clock),
                new TraceStore(new Limits(bytes * 4 / 8, age), clock),
                new LogStore(new Limits(bytes / 8, age), clock));
    }

    /** How long samples, spans and logs are kept, {@code CONSOLE_RETENTION} (2h). */
    public static Duration retention(Configuration configuration) {
        return configuration.duration("CONSOLE_RETENTION", Duration.ofHours(2));
    }

    /** How full each is. */
    public List<Occupancy> occupancies() {
        return List.of(metrics.occupancy(), traces.occupancy(), logs.occupancy());
    }

    /** Lets all go of what is too old. */
    public void expire() {
        metrics.expire();
        traces.expire();
        logs.expire();
    }
}
