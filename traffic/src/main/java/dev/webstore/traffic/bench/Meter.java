package dev.webstore.traffic.bench;

import dev.webstore.traffic.bench.Measurement.Cost;
import dev.webstore.traffic.drive.Load;
import dev.webstore.traffic.drive.LoadResult;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.process.ProcessTree;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures what loads cost the processes involved.
 *
 * @param system everything under test; null when it is not known
 * @param sink the telemetry receiver; null when there is none
 */
record Meter(@Nullable ProcessTree system, @Nullable ProcessTree sink) {

    /** Runs a load and measures it. */
    Measurement measure(Load load, List<Shopper> crowd, Duration duration) {
        if (system == null) {
            return new Measurement(load.run(crowd, duration), null);
        }
        Duration systemBefore = system.cpu();
        Duration sinkBefore = sinkCpu();
        Duration generatorBefore = generatorCpu();
        LoadResult result = load.run(crowd, duration);
        var cost = new Cost(
                perJourney(system.cpu().minus(systemBefore), result),
                perJourney(generatorCpu().minus(generatorBefore), result),
                perJourney(sinkCpu().minus(sinkBefore), result),
                Math.round(system.residentBytes() / 1e5) / 10.0);
        return new Measurement(result, cost);
    }

    private Duration sinkCpu() {
        return sink == null ? Duration.ZERO : sink.cpu();
    }

    private static Duration generatorCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double perJourney(Duration cpu, LoadResult result) {
        return Math.round(cpu.toNanos() / 1e3 / Math.max(1, result.journeys())) / 1e3;
    }
}
