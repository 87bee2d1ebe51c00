package dev.webstore.launcher;

import dev.webstore.embedded.EmbeddedServerException;
import dev.webstore.launcher.shop.PortOwner;
import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.service.PortTakenException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command could not do what it should; what nobody foresaw shows where it happened. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        switch (thrown) {
            case PortTakenException taken -> command.getErr().println(describe(taken));
            case ConfigurationException _, EmbeddedServerException _, LauncherException _ ->
                command.getErr().println(thrown.getMessage());
            case UncheckedIOException failed ->
                command.getErr().println(failed.getMessage() + " (" + failed.getCause() + ")");
            default -> thrown.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String describe(PortTakenException taken) {
        String owner = PortOwner.of(taken.port())
                .map(process -> "%s (process %d)".formatted(PortOwner.program(process), process.pid()))
                .orElse("another process");
        return "%s cannot start: port %d is taken by %s; free it, or set %s"
                .formatted(
                        taken.listener().text(),
                        taken.port(),
                        owner,
                        taken.listener().listenPortKey());
    }
}
