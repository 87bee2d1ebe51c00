package dev.webstore.traffic.load;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.file.BadFileException;
import dev.webstore.traffic.file.ReportFile;
import dev.webstore.traffic.journey.ShopUnusableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webstore load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a load test against a shop that runs, best one that is calm (up --calm).",
            "",
            "Journeys begin by a schedule whatever the shop does, and latencies count from the moment at which a step"
                    + " was meant to begin. Exit code 0 when every threshold held, 1 when one did not or there is no"
                    + " shop, 2 when file or flags were not understood."
        })
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "What to do, such as traffic/load/smoke.yaml; docs/traffic.md describes the format.")
    private @Nullable Path file;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description =
                    "Instead of a file, a stage as it stands in one, such as 'steady: {rate: 20, for: 30s}'; may be"
                            + " repeated.")
    private List<String> stages = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "THRESHOLD",
            description = "With --stage: what has to hold, such as 'checkout p95 < 500ms'; may be repeated.")
    private List<String> thresholds = List.of();

    @Option(names = "--users", paramLabel = "N", description = "Shoppers at the same time at most, 1 to 2000.")
    private @Nullable Integer users;

    @Option(names = "--url", paramLabel = "URL", description = "The main service (default: where up starts it).")
    private URI url = ServiceName.MAIN.url(Configuration.fromEnvironment());

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report with pictures to this file.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report to this file, as JSON.")
    private @Nullable Path json;

    /** Runs the load test. */
    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = commandSpec().commandLine().getOut();
        PrintWriter err = commandSpec().commandLine().getErr();
        check(
                "http".equals(url.getScheme()) && url.getHost() != null,
                "--url must be a URL such as http://localhost:8000");
        check(users == null || (users >= 1 && users <= LoadPlan.MOST_USERS), "--users must be from 1 to 2000");
        check(file == null == !stages.isEmpty(), "Name either a FILE or a --stage");
        check(thresholds.isEmpty() || file == null, "--threshold goes with --stage only");
        writable("--html", html);
        writable("--json", json);
        try {
            LoadPlan plan = plan();
            LoadReport report = new LoadRun(plan, line -> {
                        out.println(line);
                        out.flush();
                    })
                    .against(url);
            LoadText.end(report).forEach(out::println);
            write(report);
            return report.passed() ? 0 : 1;
        } catch (BadFileException e) {
            err.println(e.getMessage());
            return 2;
        } catch (ShopUnusableException e) {
            err.println("load: " + e.getMessage());
            return 1;
        }
    }

    private LoadPlan plan() {
        LoadPlan read = file == null ? LoadFile.parse("--stage", yaml()) : LoadFile.read(file);
        return users == null
                ? read
                : new LoadPlan(read.name(), read.description(), users, read.stages(), read.thresholds());
    }

    /** The same file that could be written instead. */
    private String yaml() {
        var yaml = new StringBuilder("name: Load test\nstages:\n");
        stages.forEach(stage -> yaml.append("  - ").append(stage).append('\n'));
        if (!thresholds.isEmpty()) {
            yaml.append("thresholds:\n");
            thresholds.forEach(
                    threshold -> yaml.append("  - ").append(threshold).append('\n'));
        }
        return yaml.toString();
    }

    private void write(LoadReport report) throws IOException {
        if (html != null) {
            Files.writeString(html, HtmlReport.of(report));
        }
        if (json != null) {
            Files.writeString(json, Json.text(report) + "\n");
        }
    }

    private void writable(String option, @Nullable Path target) {
        ReportFile.objection(target).ifPresent(why -> check(false, option + ": " + why));
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(commandSpec().commandLine(), otherwise);
        }
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli runs this command");
        }
        return spec;
    }
}
