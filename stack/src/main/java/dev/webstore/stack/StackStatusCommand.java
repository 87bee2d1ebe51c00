package dev.webstore.stack;

import dev.webstore.stack.daemon.RunningDaemon;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Programs;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webstore stack status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells which programs run from a data directory, how they are, and what is missing.",
        footer = {"", "Exits with 0 when all that were started are healthy, with 1 when not."})
final class StackStatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StackDataOption data = new StackDataOption();

    @Mixin
    private final CacheOption cache = new CacheOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<RunningDaemon, String> health = data.stack().health();
        if (health.isEmpty()) {
            out.println("Nothing runs from " + data.directory().path());
        }
        health.forEach((daemon, state) -> out.println(
                "%-14s %-30s %-16s process %d".formatted(daemon.name(), daemon.url(), state, daemon.pid())));
        Installer installer = cache.installer();
        Programs.load().programs().stream()
                .map(installer::find)
                .filter(Missing.class::isInstance)
                .map(Missing.class::cast)
                .forEach(absent -> out.println(
                        "%-14s missing: %s".formatted(absent.program().name(), absent.reason())));
        return !health.isEmpty() && health.values().stream().allMatch("healthy"::equals) ? 0 : 1;
    }
}
