package dev.webstore.stack;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.stack.doctor.Doctor;
import dev.webstore.stack.doctor.Endpoints;
import dev.webstore.stack.doctor.Finding;
import dev.webstore.stack.doctor.Finding.State;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Programs;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code webstore doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one traced purchase and follows it through every hop of the pipeline.",
            "",
            "Looks for the programs where ./webstore stack up put them, else on their usual ports; the settings are"
                    + " the same. The shop is MAIN_SERVICE_URL, else the one that runs from the data directory, else"
                    + " http://localhost:8000."
        },
        footer = {"", "Exits with 0 when nothing is broken; what is not installed is told, and not a fault."})
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StackDataOption data = new StackDataOption();

    @Mixin
    private final CacheOption cache = new CacheOption();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long a hop may take (default: ${DEFAULT-VALUE}).")
    private int patience = 60;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Configuration environment = data.settings();
        Configuration settings = data.stack().running().isEmpty()
                ? environment
                : environment.with(data.directory().ports());
        var doctor = new Doctor(Endpoints.of(settings), absent(cache.installer()), Duration.ofSeconds(patience));
        List<Finding> findings = doctor.examine(finding -> {
            if (!json) {
                show(finding, out);
            }
        });
        if (json) {
            out.println(Json.text(findings));
        }
        return findings.stream().anyMatch(finding -> finding.state() == State.BROKEN) ? 1 : 0;
    }

    private static void show(Finding finding, PrintWriter out) {
        out.println("%-13s %-9s %s (%.1f s)"
                .formatted(
                        finding.hop(),
                        finding.state().name().toLowerCase(Locale.ROOT),
                        finding.detail(),
                        finding.millis() / 1000.0));
        if (!finding.advice().isEmpty()) {
            out.println(" ".repeat(24) + "→ " + finding.advice());
        }
        out.flush();
    }

    private static Map<String, String> absent(Installer installer) {
        return Programs.load().programs().stream()
                .map(installer::find)
                .filter(Missing.class::isInstance)
                .map(Missing.class::cast)
                .collect(Collectors.toMap(missing -> missing.program().name(), Missing::reason));
    }
}
