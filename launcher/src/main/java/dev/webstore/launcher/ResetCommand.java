package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webstore reset}. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Deletes a data directory: all orders, accounts, carts, payments and logs in it.")
final class ResetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DataOption data = new DataOption();

    /** Deletes it when nothing runs from it, and all that is in it is ours. */
    @Override
    public Integer call() {
        DataDirectory directory = data.directory();
        directory.running().ifPresent(instance -> {
            throw new LauncherException("A WebStore runs from %s (process %d); ./webstore down stops it"
                    .formatted(directory.path(), instance.pid()));
        });
        directory.servers().stream().findFirst().ifPresent(server -> {
            throw new LauncherException("A server still runs from %s (process %d); ./webstore down stops it"
                    .formatted(directory.path(), server.pid()));
        });
        List<Path> foreign = directory.foreignContent();
        if (!foreign.isEmpty()) {
            throw new LauncherException(
                    "Nothing was deleted: %s does not belong to a WebStore".formatted(foreign.getFirst()));
        }
        boolean existed = Files.exists(directory.path());
        directory.delete();
        spec.commandLine()
                .getOut()
                .println(existed ? "Deleted " + directory.path() : "There is no " + directory.path());
        return 0;
    }
}
