package dev.webstore.stack;

import dev.webstore.stack.daemon.RunningDaemon;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webstore stack down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the programs that run from a data directory, and waits until they have.")
final class StackDownCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StackDataOption data = new StackDataOption();

    @Override
    public Integer call() throws InterruptedException {
        List<RunningDaemon> stopped = data.stack().down();
        String names = stopped.stream().map(RunningDaemon::name).collect(Collectors.joining(", "));
        spec.commandLine()
                .getOut()
                .println(
                        stopped.isEmpty()
                                ? "Nothing runs from " + data.directory().path()
                                : "Stopped " + names);
        return 0;
    }
}
