package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.inbox.AlertInbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each program is run natively, from the same files that Compose uses. */
final class Daemons {

    /** Ours, and therefore always there. */
    private static final String INBOX = "alert-inbox";

    private static final List<String> START_ORDER =
            List.of(INBOX, "alertmanager", "tempo", "loki", "pyroscope", "prometheus", "collector", "grafana");

    /** The settings of a Tempo and a Loki that run elsewhere. */
    private static final String TEMPO = "TEMPO_ENDPOINT";

    private static final String LOKI = "LOKI_ENDPOINT";

    /** Where a packaged Grafana has its pages. */
    private static final Path PACKAGED_GRAFANA = Path.of("/usr/share/grafana");

    /** Settings of the addresses of Pyroscope's parts. */
    private static final List<String> PYROSCOPE_PARTS = List.of(
            "memberlist.bind-addr",
            "query-frontend.instance-addr",
            "query-scheduler.ring.instance-addr",
            "distributor.ring.instance-addr",
            "ingester.lifecycler.addr",
            "store-gateway.sharding-ring.instance-addr",
            "compactor.ring.instance-addr");

    private final Path observability;
    private final StackDirectory directory;
    private final Configuration settings;
    private final Map<String, Path> executables;

    /**
     * @param observability the folder of the configuration files
     * @param settings with the port of everything that is started
     * @param executables the programs that are there, by name
     */
    Daemons(Path observability, StackDirectory directory, Configuration settings, Map<String, Path> executables) {
        this.observability = observability;
        this.directory = directory;
        this.settings = settings;
        this.executables = executables;
    }

    /** Those that are there and do not run, in the order in which they should start: who is sent to comes first. */
    List<Daemon> except(Set<String> running) throws InterruptedException {
        List<Daemon> daemons = new ArrayList<>();
        for (String name : START_ORDER) {
            boolean there = name.equals(INBOX) || executables.containsKey(name);
            if (there && !running.contains(name)) {
                daemons.add(daemon(name));
            }
        }
        return daemons;
    }

    private Daemon daemon(String name) throws InterruptedException {
        return switch (name) {
            case INBOX -> alertInbox();
            case "alertmanager" -> alertmanager();
            case "tempo" -> tempo();
            case "loki" -> loki();
            case "pyroscope" -> pyroscope();
            case "prometheus" -> prometheus();
            case "collector" -> collector();
            case "grafana" -> grafana();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Daemon alertInbox() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AlertInbox.class.getName(),
                directory.folder(INBOX).resolve("alerts.jsonl").toString());
        return new Daemon(
                INBOX,
                command,
                Map.of(
                        StackPort.ALERT_INBOX.listenPortKey(),
                        port(StackPort.ALERT_INBOX),
                        "WEBSTORE_LISTEN_ADDRESS",
                        StackPorts.ADDRESS),
                url(StackPort.ALERT_INBOX, "/alerts"),
                url(StackPort.ALERT_INBOX, "/health"));
    }

    private Daemon alertmanager() throws InterruptedException {
        Path file = directory.folder("alertmanager").resolve("alertmanager.yml");
        AlertmanagerFile.write(
                observability.resolve("alertmanager"), file, settings, url(StackPort.ALERT_INBOX, "/alerts"));
        return new Daemon(
                "alertmanager",
                List.of(
                        executable("alertmanager"),
                        "--config.file=" + file,
                        "--storage.path=" + directory.folder("alertmanager/data"),
                        "--web.listen-address=" + address(StackPort.ALERTMANAGER),
                        "--cluster.listen-address=",
                        "--log.level=warn"),
                Map.of(),
                url(StackPort.ALERTMANAGER, ""),
                url(StackPort.ALERTMANAGER, "/-/ready"));
    }

    private Daemon prometheus() {
        Path file = directory.folder("prometheus").resolve("prometheus.yml");
        new LocalNames(settings)
                .copy(
                        observability.resolve("prometheus/prometheus.yml"),
                        file,
                        Map.of("rules/*.yml", observability.resolve("prometheus/rules") + "/*.yml"));
        return new Daemon(
                "prometheus",
                List.of(
                        executable("prometheus"),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + directory.folder("prometheus/data"),
                        "--storage.tsdb.retention.time=" + settings.text("PROMETHEUS_RETENTION", "30d"),
                        "--enable-feature=exemplar-storage",
                        "--web.enable-lifecycle",
                        "--web.listen-address=" + address(StackPort.PROMETHEUS),
                        "--log.level=warn"),
                Map.of(),
                url(StackPort.PROMETHEUS, ""),
                url(StackPort.PROMETHEUS, "/-/ready"));
    }

    private Daemon tempo() {
        return new Daemon(
                "tempo",
                List.of(
                        executable("tempo"),
                        "-config.file=" + observability.resolve("tempo/tempo.yaml"),
                        "-config.expand-env=true"),
                Map.of(
                        "TEMPO_ADDRESS", StackPorts.ADDRESS,
                        "TEMPO_PORT", port(StackPort.TEMPO),
                        "TEMPO_OTLP_PORT", port(StackPort.TEMPO_OTLP),
                        "TEMPO_GRPC_PORT", port(StackPort.TEMPO_GRPC),
                        "TEMPO_DATA", directory.folder("tempo").toString()),
                url(StackPort.TEMPO, ""),
                url(StackPort.TEMPO, "/ready"));
    }

    private Daemon loki() {
        return new Daemon(
                "loki",
                List.of(
                        executable("loki"),
                        "-config.file=" + observability.resolve("loki/loki.yaml"),
                        "-config.expand-env=true"),
                Map.of(
                        "LOKI_ADDRESS", StackPorts.ADDRESS,
                        "LOKI_PORT", port(StackPort.LOKI),
                        "LOKI_GRPC_PORT", port(StackPort.LOKI_GRPC),
                        "LOKI_DATA", directory.folder("loki").toString(),
                        "LOKI_RULES", observability.resolve("loki/rules").toString(),
                        "ALERTMANAGER_URL", url(StackPort.ALERTMANAGER, "")),
                url(StackPort.LOKI, ""),
                url(StackPort.LOKI, "/ready"));
    }

    private Daemon pyroscope() {
        List<String> command = new ArrayList<>(List.of(
                executable("pyroscope"),
                "-config.file=" + observability.resolve("pyroscope/pyroscope.yaml"),
                "-config.expand-env=true",
                "-memberlist.bind-port=0"));
        // Its parts look for each other under the address of a network interface, where they do not listen.
        PYROSCOPE_PARTS.forEach(part -> command.add("-%s=%s".formatted(part, StackPorts.ADDRESS)));
        return new Daemon(
                "pyroscope",
                command,
                Map.of(
                        "PYROSCOPE_ADDRESS", StackPorts.ADDRESS,
                        "PYROSCOPE_PORT", port(StackPort.PYROSCOPE),
                        "PYROSCOPE_GRPC_PORT", port(StackPort.PYROSCOPE_GRPC),
                        "PYROSCOPE_DATA", directory.folder("pyroscope").toString()),
                url(StackPort.PYROSCOPE, ""),
                url(StackPort.PYROSCOPE, "/ready"));
    }

    private Daemon collector() {
        List<String> command = new ArrayList<>();
        command.add(executable("collector"));
        command.add("--config=" + observability.resolve("collector/config.yaml"));
        leaveOutWhatIsMissing(command);
        Map<String, String> environment = new HashMap<>(Map.of(
                "COLLECTOR_ADDRESS",
                StackPorts.ADDRESS,
                "OTLP_GRPC_PORT",
                port(StackPort.OTLP_GRPC),
                "OTLP_HTTP_PORT",
                port(StackPort.OTLP_HTTP),
                "COLLECTOR_EXPORTER_PORT",
                port(StackPort.COLLECTOR_EXPORTER),
                "COLLECTOR_METRICS_PORT",
                port(StackPort.COLLECTOR_METRICS),
                "COLLECTOR_HEALTH_PORT",
                port(StackPort.COLLECTOR_HEALTH),
                TEMPO,
                settings.text(TEMPO, address(StackPort.TEMPO_OTLP)),
                LOKI,
                settings.text(LOKI, url(StackPort.LOKI, "/otlp"))));
        environment.putAll(CollectorTargets.of(settings));
        // The superuser of the embedded server, who needs no password on this machine; the receiver wants one.
        environment.put("MONITOR_DATABASE_USER", settings.text("MONITOR_DATABASE_USER", "postgres"));
        environment.put("MONITOR_DATABASE_PASSWORD", settings.text("MONITOR_DATABASE_PASSWORD", "postgres"));
        return new Daemon(
                "collector", command, environment, url(StackPort.OTLP_GRPC, ""), url(StackPort.COLLECTOR_HEALTH, ""));
    }

    /** Natively there are no containers to watch; and what cannot be delivered should not be queued for ever. */
    private void leaveOutWhatIsMissing(List<String> command) {
        command.add("--config=yaml:receivers::nop:");
        command.add("--config=yaml:exporters::nop:");
        command.add("--config=yaml:service::pipelines::metrics/containers::receivers: [nop]");
        if (!executables.containsKey("tempo") && settings.text(TEMPO).isEmpty()) {
            command.add("--config=yaml:service::pipelines::traces::exporters: [nop]");
        }
        if (!executables.containsKey("loki") && settings.text(LOKI).isEmpty()) {
            command.add("--config=yaml:service::pipelines::logs::exporters: [nop]");
        }
    }

    private Daemon grafana() {
        Path provisioning = directory.folder("grafana").resolve("provisioning");
        Path dashboards = observability.resolve("grafana/dashboards");
        Path origin = observability.resolve("grafana/provisioning");
        var names = new LocalNames(settings);
        for (String file : Set.of("datasources/webstore.yaml", "dashboards/webstore.yaml")) {
            names.copy(
                    origin.resolve(file),
                    provisioning.resolve(file),
                    Map.of("/etc/grafana/dashboards", dashboards.toString()));
        }
        Path beside = Path.of(executable("grafana")).resolve("../..").normalize();
        Path home = Files.isDirectory(beside.resolve("public")) ? beside : PACKAGED_GRAFANA;
        return new Daemon(
                "grafana",
                List.of(executable("grafana"), "server", "--homepath=" + home),
                Map.of(
                        "GF_SERVER_HTTP_ADDR",
                        StackPorts.ADDRESS,
                        "GF_SERVER_HTTP_PORT",
                        port(StackPort.GRAFANA),
                        "GF_PATHS_DATA",
                        directory.folder("grafana/data").toString(),
                        "GF_PATHS_PROVISIONING",
                        provisioning.toString(),
                        "GF_AUTH_ANONYMOUS_ENABLED",
                        "true",
                        "GF_ANALYTICS_REPORTING_ENABLED",
                        "false",
                        "GF_ANALYTICS_CHECK_FOR_UPDATES",
                        "false",
                        "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
                        dashboards.resolve("webstore-overview.json").toString()),
                url(StackPort.GRAFANA, ""),
                url(StackPort.GRAFANA, "/api/health"));
    }

    private String executable(String name) {
        Path executable = executables.get(name);
        if (executable == null) {
            throw new IllegalArgumentException(name);
        }
        return executable.toString();
    }

    private String port(StackPort port) {
        return String.valueOf(port.listenPort(settings));
    }

    private String address(StackPort port) {
        return StackPorts.ADDRESS + ":" + port(port);
    }

    private String url(StackPort port, String path) {
        return port.url(settings, path);
    }
}
