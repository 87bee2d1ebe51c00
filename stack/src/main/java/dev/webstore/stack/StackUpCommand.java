package dev.webstore.stack;

import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Program;
import dev.webstore.stack.program.Programs;
import dev.webstore.stack.rules.FastObservability;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code webstore stack up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the programs that are there and do not run yet in the background, with the files of"
                + " observability/.",
        footer = {"", "Exits with 0 when all that were started are ready."})
final class StackUpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StackDataOption data = new StackDataOption();

    @Mixin
    private final CacheOption cache = new CacheOption();

    @Option(
            names = "--observability",
            paramLabel = "DIR",
            defaultValue = "${env:WEBSTORE_OBSERVABILITY:-observability}",
            description = "The folder of the configuration files (default: WEBSTORE_OBSERVABILITY, or observability).")
    private Path observability = Path.of("observability");

    @Option(
            names = "--fast-rules",
            paramLabel = "N",
            description = "Let Prometheus's rules pass N times faster, 1 to 60, for up --fast-rules N and scenario run"
                    + " --fast-rules N.")
    private @Nullable Integer factor;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path configuration = observability.toAbsolutePath().normalize();
        if (!Files.exists(configuration.resolve("collector/config.yaml"))) {
            return refuse("%s has no configuration files; --observability names the folder".formatted(configuration));
        }
        try {
            configuration = inTheirTime(configuration);
        } catch (IllegalArgumentException e) {
            return refuse("--fast-rules " + e.getMessage());
        }
        Map<String, Path> executables = new LinkedHashMap<>();
        List<Missing> missing = new ArrayList<>();
        find(cache.installer(), executables, missing);
        boolean ready = data.stack().up(configuration, data.settings(), executables, line -> {
            out.println(line);
            out.flush();
        });
        missing.forEach(absent ->
                out.println("%-14s missing: %s".formatted(absent.program().name(), absent.reason())));
        return ready ? 0 : 1;
    }

    /** The folder, or a copy of it in fast motion. */
    private Path inTheirTime(Path configuration) throws IOException {
        if (factor == null) {
            return configuration;
        }
        Path fast = data.directory().path().resolve("fast-observability");
        new FastObservability(factor).write(configuration, fast);
        return fast;
    }

    /** Tools that check files are not run, and not missed. */
    private static void find(Installer installer, Map<String, Path> executables, List<Missing> missing) {
        for (Program program : Programs.load().programs()) {
            switch (installer.find(program)) {
                case Found found -> executables.put(program.name(), found.executable());
                case Missing absent -> missing.add(absent);
            }
        }
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println(reason);
        return 1;
    }
}
