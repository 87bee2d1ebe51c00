package dev.webstore.launcher;

import dev.webstore.launcher.shop.EmbeddedServer;
import dev.webstore.launcher.shop.RunningServer;
import dev.webstore.launcher.shop.Services;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.profiling.Profiling;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webstore run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one service, or PostgreSQL or Redis, as a process of its own.",
            "",
            "A service finds the others, its databases and Redis by its settings: MAIN_SERVICE_URL, DATABASE_URL,"
                    + " PAYMENTS_DATABASE_URL, REDIS_URL and so on. It logs to stdout unless WEBSTORE_LOG_DIR is set."
        })
final class RunCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String name = "";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final SimulationOptions simulation = new SimulationOptions();

    /** Stays until the process is told to end; returns only when a server has ended by itself. */
    @Override
    public Integer call() throws InterruptedException {
        LibraryLogs.start();
        Path directory = data.directory().path();
        Configuration configuration = simulation.addTo(
                Configuration.fromEnvironment().with(Map.of("WEBSTORE_DATA_DIR", directory.toString())));
        Optional<ServiceName> service = ServiceName.of(name);
        if (service.isPresent()) {
            run(service.get(), configuration);
            return 0;
        }
        EmbeddedServer server = EmbeddedServer.of(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no service %s; there are %s".formatted(name, Names.text())));
        run(server, directory, configuration);
        return 1;
    }

    private static void run(ServiceName name, Configuration configuration) throws InterruptedException {
        Optional<Profiling> profiling =
                name.isThirdParty() ? Optional.empty() : Profiling.start(name.text(), configuration);
        RunningService running = Services.start(name, configuration);
        Foreground.atEnd(() -> {
            running.close();
            profiling.ifPresent(Profiling::close);
        });
        Foreground.stay();
    }

    private void run(EmbeddedServer server, Path directory, Configuration configuration) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        RunningServer running = server.start(directory, configuration);
        Foreground.atEnd(running::close);
        out.println("%s on %s".formatted(server, running.where()));
        new TreeMap<>(running.urls()).forEach((key, url) -> out.println(key + "=" + url));
        while (running.isAlive()) {
            Thread.sleep(LOOK);
        }
        throw new LauncherException(server + " has ended by itself");
    }

    /** What can be run. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.<Object>concat(Arrays.stream(ServiceName.values()), Arrays.stream(EmbeddedServer.values()))
                    .map(Object::toString)
                    .iterator();
        }

        static String text() {
            return String.join(", ", new Names());
        }
    }
}
