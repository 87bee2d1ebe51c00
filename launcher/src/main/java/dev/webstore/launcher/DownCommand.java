package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.launcher.instance.Instance;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webstore down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the shop that runs from a data directory, and waits until it has.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DataOption data = new DataOption();

    /** Stops the process, and PostgreSQL and Redis should it have been killed before it could. */
    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = data.directory();
        Optional<Instance> running = directory.running();
        running.map(Instance::pid).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
        await(() -> directory.running().isEmpty());

        List<ProcessHandle> leftBehind = directory.servers();
        leftBehind.forEach(ProcessHandle::destroy);
        await(() -> directory.servers().isEmpty());

        boolean nothing = running.isEmpty() && leftBehind.isEmpty();
        out.println(nothing ? "No WebStore runs from " + directory.path() : "Stopped.");
        return 0;
    }

    private static void await(BooleanSupplier stopped) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!stopped.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new LauncherException("It still runs after %d s".formatted(PATIENCE.toSeconds()));
            }
            Thread.sleep(POLL);
        }
    }
}
