package dev.webstore.traffic.scenario;

import dev.webstore.traffic.file.BadFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webstore scenario list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Names the scenarios.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ScenarioFolder folder = new ScenarioFolder();

    @Override
    public Integer call() {
        try {
            folder.all(_ -> true)
                    .forEach(scenario -> spec.commandLine()
                            .getOut()
                            .println("%-26s %s".formatted(scenario.name(), scenario.title())));
            return 0;
        } catch (BadFileException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }
}
