package dev.webstore.stack;

import dev.webstore.stack.install.Acquisition;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Program;
import dev.webstore.stack.program.Programs;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webstore stack install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Gets the programs: from the PATH, Debian's packages (unpacked, not installed), by building their"
                + " Go modules, or from a release whose checksum is known.",
        footer = {"", "Exits with 0 when all are there, with 1 when some are missing; it says which, and why."})
final class StackInstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final CacheOption cache = new CacheOption();

    @Option(names = "--check", description = "Only tell what is there.")
    private boolean check;

    @Parameters(paramLabel = "PROGRAM", description = "Only these.")
    private List<String> names = List.of();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Programs programs = Programs.load();
        names.stream()
                .filter(name -> programs.named(name).isEmpty())
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "There is no program %s; there are %s".formatted(unknown, list(programs)));
                });
        Installer installer = cache.installer();
        boolean complete = true;
        for (Program program : programs.programs()) {
            if (names.isEmpty() || names.contains(program.name())) {
                Acquisition acquisition = check
                        ? installer.find(program)
                        : installer.install(program, line -> {
                            out.println("  " + line);
                            out.flush();
                        });
                out.println("%-13s %s".formatted(program.name(), describe(acquisition)));
                out.flush();
                complete &= acquisition instanceof Found;
            }
        }
        return complete ? 0 : 1;
    }

    private static String list(Programs programs) {
        return programs.programs().stream().map(Program::name).collect(Collectors.joining(", "));
    }

    static String describe(Acquisition acquisition) {
        return switch (acquisition) {
            case Found found -> "%s (%s)".formatted(found.executable(), found.origin());
            case Missing missing -> "missing: " + missing.reason();
        };
    }
}
