package dev.webstore.launcher;

import dev.webstore.promql.testlanguage.ScriptException;
import dev.webstore.promql.testlanguage.ScriptRun;
import dev.webstore.promql.testlanguage.ScriptRun.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webstore promql}. */
@Command(
        name = "promql",
        mixinStandardHelpOptions = true,
        description = "The console's query language by itself.",
        subcommands = PromqlCommand.Test.class)
final class PromqlCommand {

    /** {@code webstore promql test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Runs test scripts in Prometheus's language for them (promqltest).",
                "",
                "Names each evaluation that does not give what it should, and ends with their number."
            })
    static final class Test implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scripts, usually named *.test.")
        private List<Path> files = List.of();

        /** Returns 0 when all evaluations passed, 1 when not, or when a file is no script. */
        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            int passed = 0;
            int all = 0;
            boolean broken = false;
            for (Path file : files) {
                try {
                    for (Outcome outcome : ScriptRun.run(file.toString(), Files.readString(file))) {
                        all++;
                        if (outcome.problem().isEmpty()) {
                            passed++;
                        } else {
                            out.printf(
                                    "%s:%d: %s%n    %s%n",
                                    file,
                                    outcome.line(),
                                    outcome.query(),
                                    outcome.problem().get());
                        }
                    }
                } catch (ScriptException e) {
                    broken = true;
                    out.println(e.getMessage());
                } catch (IOException e) {
                    broken = true;
                    out.printf("%s: cannot be read: %s%n", file, e.getMessage());
                }
            }
            out.printf("%d of %d passed%n", passed, all);
            return passed == all && !broken ? 0 : 1;
        }
    }
}
