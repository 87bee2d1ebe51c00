package dev.webstore.launcher;

import dev.webstore.stack.DoctorCommand;
import dev.webstore.stack.StackCommand;
import dev.webstore.traffic.bench.BenchCommand;
import dev.webstore.traffic.generator.TrafficCommand;
import dev.webstore.traffic.load.LoadCommand;
import dev.webstore.traffic.scenario.ScenarioCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The one entry point: {@code webstore COMMAND}. */
@Command(
        name = "webstore",
        mixinStandardHelpOptions = true,
        versionProvider = Webstore.Version.class,
        description = "A reference shop that is observable end to end.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RunCommand.class,
            ResetCommand.class,
            TrafficCommand.class,
            LoadCommand.class,
            ScenarioCommand.class,
            BenchCommand.class,
            StackCommand.class,
            DoctorCommand.class,
            PromqlCommand.class,
            TrainCommand.class
        },
        footer = {
            "",
            "webstore COMMAND --help tells more about a command.",
            "In a checkout, ./webstore build and ./webstore test do what they say."
        })
public final class Webstore {

    private Webstore() {}

    /** Runs a command; exits with 0 when it did what it should, 1 when it could not, 2 when it was not understood. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Webstore())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new Misunderstandings())
                .setExecutionExceptionHandler(new Failures());
    }

    /** What {@code --version} says: the version of the artifact. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Webstore.class.getPackage().getImplementationVersion();
            return new String[] {"webstore " + (version == null ? "(not packaged)" : version)};
        }
    }
}
