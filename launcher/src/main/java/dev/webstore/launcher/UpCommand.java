package dev.webstore.launcher;

import dev.webstore.console.Console;
import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.launcher.instance.Instance;
import dev.webstore.launcher.shop.Shop;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.profiling.Profiling;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code webstore up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the whole shop in one process.",
            "",
            "PostgreSQL and Redis are started with it, unless DATABASE_URL and PAYMENTS_DATABASE_URL, or REDIS_URL,"
                    + " name servers that already run. Telemetry goes to OTEL_EXPORTER_OTLP_ENDPOINT, by default"
                    + " http://localhost:4317."
        })
final class UpCommand implements Callable<Integer> {

    /** The name in profiles of what the process does for none of its services. */
    private static final String WHOLE = "webstore";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--detach", description = "Return when the shop is ready, and leave it running.")
    private boolean detach;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ConsoleOption console = new ConsoleOption();

    @Mixin
    private final SimulationOptions simulation = new SimulationOptions();

    @Mixin
    private final RulesOption rules = new RulesOption();

    @Mixin
    private final TrafficOption traffic = new TrafficOption();

    /** Stays until the process is told to end; returns when the detached shop is ready. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = data.directory();
        directory.running().ifPresent(other -> {
            throw new LauncherException("A WebStore already runs from %s (process %d); ./webstore down stops it"
                    .formatted(directory.path(), other.pid()));
        });
        if (detach) {
            return DetachedShop.start(argumentsOfChild(), directory, out);
        }
        run(directory, out);
        return 0;
    }

    private void run(DataDirectory directory, PrintWriter out) throws InterruptedException {
        long begin = System.nanoTime();
        LibraryLogs.start();
        out.println("Starting the shop ...");
        Consumer<String> progress = line -> out.println("  " + line);
        var shop = new Shop(directory.path(), progress);
        var watching = new AtomicReference<Console>();
        var profiling = new AtomicReference<Profiling>();
        Instance instance = Instance.starting();
        directory.note(instance);
        var stopping = new AtomicBoolean();
        Foreground.atEnd(() -> {
            stopping.set(true);
            shop.close();
            Optional.ofNullable(profiling.get()).ifPresent(Profiling::close);
            // Last, so that it is told how the others ended.
            Optional.ofNullable(watching.get()).ifPresent(Console::close);
            directory.forget();
        });
        try {
            Configuration settings = StackProfiles.addTo(settings(directory), directory.path());
            Profiling.start(WHOLE, settings).ifPresent(profiling::set);
            // First, so that nothing is lost.
            Optional<Console> started = console.start(settings, progress);
            started.ifPresent(watching::set);
            Configuration configuration = shop.start(ConsoleOption.addTo(settings, started));
            started.ifPresent(running -> running.observe(configuration));
            directory.note(instance.ready(Welcome.urls(configuration, started), Welcome.addresses(shop.servers())));
            out.println(
                    Welcome.text(configuration, started, shop.servers(), Duration.ofNanos(System.nanoTime() - begin)));
            traffic.start(configuration, out::println).ifPresent(visitors -> Foreground.atEnd(visitors::close));
        } catch (RuntimeException e) {
            // A start that was broken off fails in many ways, none of which is news.
            if (!stopping.get()) {
                throw e;
            }
        }
        Foreground.stay();
    }

    private Configuration settings(DataDirectory directory) {
        Configuration environment = Configuration.fromEnvironment();
        String logs = environment.text("WEBSTORE_LOG_DIR", directory.logs().toString());
        Configuration usual =
                environment.with(Map.of("WEBSTORE_DATA_DIR", directory.path().toString(), "WEBSTORE_LOG_DIR", logs));
        return rules.addTo(simulation.addTo(usual), directory);
    }

    private List<String> argumentsOfChild() {
        return spec.commandLine().getParseResult().originalArgs().stream()
                .filter(argument -> !argument.equals("--detach"))
                .toList();
    }
}
