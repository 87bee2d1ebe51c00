package dev.webstore.traffic.bench;

import dev.webstore.traffic.bench.BenchReport.Ratios;
import dev.webstore.traffic.bench.BenchReport.Startup;
import dev.webstore.traffic.bench.BenchReport.SystemReport;
import dev.webstore.traffic.bench.Measurement.Cost;
import dev.webstore.traffic.drive.LoadResult;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A report as people read it. */
final class ReportText {

    private static final String ROW = "    %-10s %9s %9s %9s %9s %9s";

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    static String of(BenchReport report) {
        var text = new ReportText();
        if (report.startup() != null) {
            text.startup(report.startup());
        }
        report.systems().forEach(text::system);
        if (report.ratios() != null) {
            text.ratios(report.ratios());
        }
        return text.text.toString();
    }

    private void startup(Startup startup) {
        line("Start to first completed purchase");
        line("  new data directory       %8s s".formatted(decimal(startup.newDirectory())));
        line("  existing data directory  %8s s".formatted(decimal(startup.existingDirectory())));
        line("");
    }

    private void system(SystemReport system) {
        line(system.name());
        measurement("maximum rate, closed loop, service times", system.maximum());
        measurement("half rate, open loop, from intended start", system.half());
    }

    private void measurement(String title, Measurement measurement) {
        LoadResult load = measurement.load();
        line("  %-42s %8s journeys/s  %d errors".formatted(title, decimal(load.journeysPerSecond()), load.failed()));
        Cost cost = measurement.cost();
        if (cost != null) {
            line("  CPU-ms per journey: system %s, generator %s, telemetry sink %s; resident %d MB"
                    .formatted(
                            decimal(cost.systemCpu()),
                            decimal(cost.generatorCpu()),
                            decimal(cost.sinkCpu()),
                            Math.round(cost.residentMegabytes())));
        }
        line(ROW.formatted("ms", "p50", "p95", "p99", "p99.9", "max"));
        load.steps()
                .forEach((step, latency) -> line(ROW.formatted(
                        step,
                        decimal(latency.p50()),
                        decimal(latency.p95()),
                        decimal(latency.p99()),
                        decimal(latency.p999()),
                        decimal(latency.max()))));
        load.errors().forEach((what, count) -> line("    failed: %s, %d times".formatted(what, count)));
        line("");
    }

    private void ratios(Ratios ratios) {
        line("System CPU per journey                    maximum rate  half rate");
        line("  telemetry on / off                          %8s   %8s"
                .formatted(decimal(ratios.telemetryAtMaximum()), decimal(ratios.telemetryAtHalf())));
        line("  kept in the console / sent away             %8s   %8s"
                .formatted(decimal(ratios.consoleAtMaximum()), decimal(ratios.consoleAtHalf())));
        line("  telemetry on / bare SQL, Redis and HTTP     %8s   %8s"
                .formatted(decimal(ratios.floorAtMaximum()), decimal(ratios.floorAtHalf())));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** Two decimals and a point, whatever the locale. */
    private static String decimal(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
