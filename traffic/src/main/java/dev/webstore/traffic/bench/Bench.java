package dev.webstore.traffic.bench;

import dev.webstore.traffic.bench.BenchReport.Ratios;
import dev.webstore.traffic.bench.BenchReport.Startup;
import dev.webstore.traffic.bench.BenchReport.SystemReport;
import dev.webstore.traffic.drive.ClosedLoop;
import dev.webstore.traffic.drive.Notes;
import dev.webstore.traffic.drive.OpenLoop;
import dev.webstore.traffic.drive.Schedule;
import dev.webstore.traffic.drive.Ticker;
import dev.webstore.traffic.floor.BareShop;
import dev.webstore.traffic.journey.Crowd;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.process.ProcessTree;
import dev.webstore.traffic.sink.OtlpSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Measures systems, one after the other. */
final class Bench {

    /** The same choices in each run. */
    private static final long SEED = 20_260_101;

    /** A small heap and the quick compiler only: the sink must not take memory and CPU that the shop needs. */
    private static final List<String> SINK_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx48m", "-XX:TieredStopAtLevel=1");

    /** On any ports, the console finds no collector and so keeps the telemetry itself. */
    private static final Map<String, String> CONSOLE = Map.of(
            "CONSOLE_LISTEN_PORT", "0",
            "CONSOLE_OTLP_GRPC_LISTEN_PORT", "0",
            "CONSOLE_OTLP_HTTP_LISTEN_PORT", "0",
            "CONSOLE_METRICS_LISTEN_PORT", "0");

    private final BenchPlan plan;
    private final Consumer<String> progress;

    /**
     * A bench.
     *
     * @param progress is told what happens, a line at a time
     */
    Bench(BenchPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Measures a shop that runs already.
     *
     * @param processes the roots of its processes, to know its CPU and memory; may be empty
     */
    BenchReport against(URI address, List<Long> processes) throws InterruptedException {
        var meter = new Meter(processes.isEmpty() ? null : new ProcessTree(processes), null);
        return new BenchReport(
                null, List.of(measure(address.toString(), address, meter, OptionalDouble.empty())), null);
    }

    /** Starts the artifact, measures it with telemetry, without and with its console, and the floor beside it. */
    BenchReport whole(Artifact artifact, Path directory) throws IOException, InterruptedException {
        try (var sink = ListeningChild.start(OtlpSink.class, SINK_OPTIONS, directory.resolve("sink"))) {
            var sinkProcess = new ProcessTree(List.of(sink.process().pid()));
            var on = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", sink.address().toString());
            var off = Map.of("OTEL_SDK_DISABLED", "true");
            Path data = directory.resolve("shop");

            Duration newDirectory;
            Duration existingDirectory;
            SystemReport telemetryOn;
            SystemReport telemetryOff;
            SystemReport withConsole;
            SystemReport bare;
            progress.accept("Starting the shop on a new data directory");
            try (var shop = RunningShop.start(artifact, data, on)) {
                newDirectory = shop.untilFirstPurchase();
            }
            progress.accept("Starting it again on the same data");
            try (var shop = RunningShop.start(artifact, data, on)) {
                existingDirectory = shop.untilFirstPurchase();
                var meter = new Meter(shop.processes(), sinkProcess);
                telemetryOn = measure("Shop, telemetry on", shop.address(), meter, OptionalDouble.empty());
            }
            OptionalDouble half = OptionalDouble.of(halfOf(telemetryOn.maximum()));
            try (var shop = RunningShop.start(artifact, data, off)) {
                var meter = new Meter(shop.processes(), sinkProcess);
                telemetryOff = measure("Shop, telemetry off", shop.address(), meter, half);
            }
            try (var shop = RunningShop.start(artifact, data, CONSOLE)) {
                var meter = new Meter(shop.processes(), sinkProcess);
                withConsole = measure("Shop, telemetry into its console", shop.address(), meter, half);
            }
            try (var floor = ListeningChild.start(BareShop.class, artifact.options(), directory.resolve("floor"))) {
                var processes = ServersUnderTest.of(floor.process().pid(), directory.resolve("floor"));
                bare = measure("Bare SQL, Redis and HTTP", floor.address(), new Meter(processes, sinkProcess), half);
            }
            return new BenchReport(
                    new Startup(seconds(newDirectory), seconds(existingDirectory)),
                    List.of(telemetryOn, telemetryOff, withConsole, bare),
                    Ratios.of(telemetryOn, telemetryOff, withConsole, bare));
        }
    }

    /** Measures one system; {@code rate} is that of the open loop, by default half of the maximum found. */
    private SystemReport measure(String name, URI address, Meter meter, OptionalDouble rate)
            throws InterruptedException {
        try (var shop = new Shop(address, plan.users())) {
            progress.accept(name + ": registering " + plan.users() + " shoppers");
            List<Shopper> crowd = Crowd.register(shop, plan.users(), SEED);
            var closed = new ClosedLoop(Ticker.SYSTEM);
            progress.accept(
                    "%s: warming up for %d s".formatted(name, plan.warmup().toSeconds()));
            closed.run(crowd, plan.warmup());
            progress.accept(
                    "%s: maximum rate for %d s".formatted(name, plan.duration().toSeconds()));
            Measurement maximum = meter.measure(closed, crowd, plan.duration());
            if (maximum.load().journeys() == 0) {
                throw new BenchException(
                        "No journey was completed: " + maximum.load().errors());
            }
            double half = rate.orElse(halfOf(maximum));
            progress.accept("%s: %.1f journeys/s for %d s"
                    .formatted(name, half, plan.duration().toSeconds()));
            return new SystemReport(
                    name,
                    maximum,
                    meter.measure(
                            (shoppers, duration) -> openLoop(half, duration).run(shoppers, Notes.NONE),
                            crowd,
                            plan.duration()));
        }
    }

    private static OpenLoop openLoop(double rate, Duration duration) {
        return new OpenLoop(Ticker.SYSTEM, Schedule.constant(rate, duration));
    }

    private static double halfOf(Measurement maximum) {
        return maximum.load().journeysPerSecond() / 2;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
