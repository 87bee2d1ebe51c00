package dev.webstore.traffic.scenario;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.file.BadFileException;
import dev.webstore.traffic.file.ReportFile;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.process.ExitHook;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webstore scenario run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a scenario against a shop that runs, and repairs what it broke, on Ctrl-C too.",
            "",
            "The services are found by the settings <SERVICE>_URL and <SERVICE>_LISTEN_PORT, as they find each other;"
                    + " alerts in the console (CONSOLE_LISTEN_PORT, 3000) or in Prometheus (PROMETHEUS_PORT, 9090),"
                    + " whichever answers. all skips what cannot happen here. Exit code 0 when every expectation was"
                    + " met, 1 when one was not, 2 when a scenario was not understood."
        })
final class RunCommand implements Callable<Integer> {

    /** How many times faster time passes with {@code --fast}. */
    private static final int FASTER = 10;

    private static final int FASTEST = 60;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Which, or all.")
    private String name = "";

    @Mixin
    private final ScenarioFolder folder = new ScenarioFolder();

    @Option(names = "--fast", description = "All times are a tenth, for a shop started by up --fast-rules 10.")
    private boolean fast;

    @Option(
            names = "--fast-rules",
            paramLabel = "N",
            description = "All times are divided by N, 1 to 60, for a shop started by up --fast-rules N.")
    private @Nullable Integer fastRules;

    @Option(
            names = "--explain",
            description = "Lead through it step by step: what there is to see, where, and what to do about it.")
    private boolean explain;

    @Option(
            names = "--prometheus-url",
            paramLabel = "URL",
            description = "Where alerts are (default: the console's or Prometheus's usual place).")
    private @Nullable URI prometheus;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the verdicts to this file, as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        validate();
        PrintWriter err = spec.commandLine().getErr();
        Configuration environment = Configuration.fromEnvironment();
        var reports = new ArrayList<Report>();
        try (Alerts alerts = Alerts.find(
                prometheus == null
                        ? List.of(
                                local(environment, "CONSOLE_LISTEN_PORT", 3000),
                                local(environment, "PROMETHEUS_PORT", 9090))
                        : List.of(prometheus))) {
            Set<String> known = alerts.names();
            for (Scenario scenario : folder.named(name, known::contains)) {
                if (!run(scenario, environment, alerts, reports)) {
                    break;
                }
            }
        } catch (BadFileException e) {
            err.println(e.getMessage());
            return 2;
        } catch (ShopUnusableException e) {
            err.println("scenario: " + e.getMessage());
            return 1;
        }
        if (json != null) {
            Files.writeString(json, Json.text(reports) + "\n");
        }
        return !reports.isEmpty() && reports.stream().allMatch(Report::passed) ? 0 : 1;
    }

    /** Whether to go on with the next. */
    private boolean run(Scenario written, Configuration environment, Alerts alerts, List<Report> reports)
            throws InterruptedException {
        Scenario scenario = written.fasterBy(factor());
        say("");
        say(scenario.name() + ": " + scenario.title());
        var over = new CountDownLatch(1);
        var day = new GameDay(
                scenario,
                venue(environment),
                alerts,
                environment.text("WEBSTORE_CONTROL_TOKEN"),
                GameDay.Rhythm.of(factor()),
                explain ? new Lecture(alerts.address(), this::say, EnterKey.of(over, this::say)) : Walk.ALONE,
                line -> say("  " + line));
        boolean single = !name.equals(ScenarioFolder.ALL);
        Optional<String> objection = day.objection();
        if (objection.isPresent()) {
            if (single) {
                throw new ShopUnusableException(objection.get());
            }
            say("  SKIPPED: " + objection.get());
            return true;
        }
        try (var _ = ExitHook.calling(() -> {
            over.countDown();
            day.stop();
        })) {
            Report report = day.run();
            reports.add(report);
            report.verdicts()
                    .forEach(verdict -> say("  %-4s %s: %s"
                            .formatted(verdict.met() ? "OK" : "FAIL", verdict.expectation(), verdict.evidence())));
            say(report.passed() ? "  PASSED" : report.interrupted() ? "  BROKEN OFF" : "  FAILED");
            return !report.interrupted();
        } catch (ShopUnusableException e) {
            if (single) {
                throw e;
            }
            say("  FAILED: " + e.getMessage());
            reports.add(Report.impossible(scenario.name(), String.valueOf(e.getMessage())));
            return over.getCount() > 0;
        }
    }

    private int factor() {
        return fastRules == null ? (fast ? FASTER : 1) : fastRules;
    }

    private void validate() {
        check(!fast || fastRules == null, "--fast is --fast-rules %d: name one of them".formatted(FASTER));
        check(factor() >= 1 && factor() <= FASTEST, "--fast-rules must be from 1 to " + FASTEST);
        check(
                prometheus == null || ("http".equals(prometheus.getScheme()) && prometheus.getHost() != null),
                "--prometheus-url must be a URL such as http://localhost:9090");
        ReportFile.objection(json).ifPresent(why -> check(false, "--json: " + why));
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static Venue venue(Configuration environment) {
        var services = new EnumMap<ServiceName, URI>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            services.put(service, service.url(environment));
        }
        URI collector = environment.text("OTEL_EXPORTER_OTLP_ENDPOINT").isPresent()
                ? environment.uri("OTEL_EXPORTER_OTLP_ENDPOINT", "")
                : local(
                        environment,
                        environment.text("CONSOLE_OTLP_GRPC_LISTEN_PORT").isPresent()
                                ? "CONSOLE_OTLP_GRPC_LISTEN_PORT"
                                : "OTLP_GRPC_PORT",
                        4317);
        return new Venue(services, collector);
    }

    private static URI local(Configuration environment, String port, int usual) {
        return URI.create("http://localhost:" + environment.integer(port, usual, 1, 65_535));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
