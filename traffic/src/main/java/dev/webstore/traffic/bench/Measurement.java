package dev.webstore.traffic.bench;

import dev.webstore.traffic.drive.LoadResult;
import org.jspecify.annotations.Nullable;

/**
 * A load and what it cost.
 *
 * @param load what was achieved
 * @param cost what it cost; null when the processes of the shop are not known
 */
record Measurement(LoadResult load, @Nullable Cost cost) {

    /**
     * What a load cost. CPU is in milliseconds per completed journey.
     *
     * @param systemCpu of everything under test: JVMs, PostgreSQL, Redis
     * @param generatorCpu of this process
     * @param sinkCpu of the telemetry receiver
     * @param residentMegabytes memory of everything under test after the load, as proportional set size, in 10^6 bytes
     */
    record Cost(double systemCpu, double generatorCpu, double sinkCpu, double residentMegabytes) {}
}
