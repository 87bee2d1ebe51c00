package dev.webstore.traffic.bench;

import dev.webstore.platform.json.Json;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.process.ProcessTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code webstore bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures shopping journeys: browse, product, add, view cart, checkout.",
            "",
            "Starts the shop from the built artifact on data and ports of its own, calm and with a telemetry receiver"
                    + " that keeps nothing, and reports the time to the first purchase, the maximum rate, latencies at"
                    + " half of that rate, CPU per journey and memory. Then the same with telemetry off, with the console that"
                    + " keeps it, and for the bare SQL, Redis and HTTP work of a journey."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int MOST_USERS = 2_000;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration QUICK = Duration.ofSeconds(5);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "64",
            description = "Shoppers at the same time, 1 to 2000 (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--warmup",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "Load before measuring, 0 to 3600 (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Length of each measured load, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private int duration;

    @Option(names = "--quick", description = "A first impression of a shop that is not warm: 5 s of each load.")
    private boolean quick;

    @Option(
            names = "--against",
            paramLabel = "URL",
            description = "Only drive the shop that already runs there, such as http://localhost:8000.")
    private @Nullable URI against;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "With --against: a process of that shop, to count its CPU and memory; may be repeated.")
    private List<Long> pids = List.of();

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "A further option for the JVM of the shop, such as -Xmx256m; may be repeated.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to this file, as JSON.")
    private @Nullable Path json;

    /** Runs the bench; 0 when it came to its end, 1 when it could not. */
    @Override
    public Integer call() throws InterruptedException {
        validate();
        PrintWriter err = commandSpec().commandLine().getErr();
        PrintWriter out = commandSpec().commandLine().getOut();
        var bench = new Bench(plan(), err::println);
        try {
            BenchReport report = against == null ? whole(bench) : bench.against(against, pids);
            out.println(ReportText.of(report));
            if (json != null) {
                Files.writeString(json, Json.text(report) + "\n");
            }
            return 0;
        } catch (BenchException | ShopUnusableException | IOException e) {
            err.println("bench: " + e.getMessage());
            return 1;
        }
    }

    private BenchPlan plan() {
        return quick
                ? new BenchPlan(users, QUICK, QUICK)
                : new BenchPlan(users, Duration.ofSeconds(warmup), Duration.ofSeconds(duration));
    }

    private BenchReport whole(Bench bench) throws IOException, InterruptedException {
        Artifact artifact = Artifact.find(jvmOptions);
        Path directory = Files.createTempDirectory("webstore-bench-");
        try {
            return bench.whole(artifact, directory);
        } finally {
            delete(directory);
        }
    }

    private void validate() {
        check(users >= 1 && users <= MOST_USERS, "--users must be from 1 to " + MOST_USERS);
        check(warmup >= 0 && warmup <= LONGEST.toSeconds(), "--warmup must be from 0 to " + LONGEST.toSeconds());
        check(duration >= 1 && duration <= LONGEST.toSeconds(), "--duration must be from 1 to " + LONGEST.toSeconds());
        check(
                against == null || ("http".equals(against.getScheme()) && against.getHost() != null),
                "--against must be a URL such as http://localhost:8000");
        check(pids.isEmpty() || against != null, "--pid goes with --against only");
        check(jvmOptions.isEmpty() || against == null, "--jvm-option does not go with --against");
        check(
                ProcessTree.isReadable() || (against != null && pids.isEmpty()),
                "CPU and memory are read from /proc, which this system does not have; use --against without --pid");
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(commandSpec().commandLine(), otherwise);
        }
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli runs this command");
        }
        return spec;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
