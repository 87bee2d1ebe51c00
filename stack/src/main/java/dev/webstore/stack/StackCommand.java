package dev.webstore.stack;

import picocli.CommandLine.Command;

/** {@code webstore stack}: the real telemetry backends without containers. */
@Command(
        name = "stack",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Collector, Prometheus, Alertmanager, Tempo, Loki and what else can be had, without containers.",
        subcommands = {StackInstallCommand.class, StackUpCommand.class, StackDownCommand.class, StackStatusCommand.class
        })
public final class StackCommand {}
