package dev.webstore.traffic.scenario;

import picocli.CommandLine.Command;

/** {@code webstore scenario}. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Game days: breaks something on purpose, and judges whether it was noticed, what customers could still do,"
                    + " and whether all is well afterwards."
        },
        subcommands = {ListCommand.class, RunCommand.class})
public final class ScenarioCommand {}
