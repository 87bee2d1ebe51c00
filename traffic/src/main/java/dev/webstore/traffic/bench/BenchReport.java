package dev.webstore.traffic.bench;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bench found.
 *
 * @param startup null when a shop was measured that already ran
 * @param systems what was measured
 * @param ratios null when a shop was measured that already ran
 */
record BenchReport(
        @Nullable Startup startup,
        List<SystemReport> systems,
        @Nullable Ratios ratios) {

    /**
     * Seconds from the start of the artifact's process to the answer of the first completed purchase.
     *
     * @param newDirectory the databases are created
     * @param existingDirectory they are there
     */
    record Startup(double newDirectory, double existingDirectory) {}

    /**
     * One system under two loads.
     *
     * @param name what was measured
     * @param maximum the closed loop
     * @param half the open loop at half of the rate that the shop with telemetry reached
     */
    record SystemReport(String name, Measurement maximum, Measurement half) {}

    /**
     * System CPU per journey of one system over that of another, each at the maximum rate and at the same half rate.
     *
     * @param telemetryAtMaximum with telemetry over without
     * @param telemetryAtHalf the same
     * @param consoleAtMaximum the shop that keeps its telemetry in the console over the one that sends it away
     * @param consoleAtHalf the same
     * @param floorAtMaximum the shop with telemetry over the bare SQL, Redis and HTTP work
     * @param floorAtHalf the same
     */
    record Ratios(
            double telemetryAtMaximum,
            double telemetryAtHalf,
            double consoleAtMaximum,
            double consoleAtHalf,
            double floorAtMaximum,
            double floorAtHalf) {

        static Ratios of(SystemReport shop, SystemReport silent, SystemReport watched, SystemReport bare) {
            return new Ratios(
                    ratio(shop.maximum, silent.maximum),
                    ratio(shop.half, silent.half),
                    ratio(watched.maximum, shop.maximum),
                    ratio(watched.half, shop.half),
                    ratio(shop.maximum, bare.maximum),
                    ratio(shop.half, bare.half));
        }

        private static double ratio(Measurement one, Measurement other) {
            return Math.round(cpu(one) / cpu(other) * 1000) / 1000.0;
        }

        private static double cpu(Measurement measurement) {
            return Optional.ofNullable(measurement.cost()).orElseThrow().systemCpu();
        }
    }
}
