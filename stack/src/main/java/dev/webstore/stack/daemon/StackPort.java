package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ListenPort;

/** The ports the programs listen on. Their settings are those that the files in observability/ name. */
public enum StackPort implements ListenPort {
    OTLP_GRPC("collector", "OTLP_GRPC_PORT", 4317),
    OTLP_HTTP("collector", "OTLP_HTTP_PORT", 4318),
    COLLECTOR_EXPORTER("collector", "COLLECTOR_EXPORTER_PORT", 8889),
    COLLECTOR_METRICS("collector", "COLLECTOR_METRICS_PORT", 8888),
    COLLECTOR_HEALTH("collector", "COLLECTOR_HEALTH_PORT", 13133),
    PROMETHEUS("prometheus", "PROMETHEUS_PORT", 9090),
    ALERTMANAGER("alertmanager", "ALERTMANAGER_PORT", 9093),
    ALERT_INBOX("alert-inbox", "ALERT_INBOX_PORT", 9095),
    TEMPO("tempo", "TEMPO_PORT", 3200),
    TEMPO_OTLP("tempo", "TEMPO_OTLP_PORT", 4327),
    TEMPO_GRPC("tempo", "TEMPO_GRPC_PORT", 9096),
    LOKI("loki", "LOKI_PORT", 3100),
    LOKI_GRPC("loki", "LOKI_GRPC_PORT", 9097),
    PYROSCOPE("pyroscope", "PYROSCOPE_PORT", 4040),
    PYROSCOPE_GRPC("pyroscope", "PYROSCOPE_GRPC_PORT", 9098),
    GRAFANA("grafana", "GRAFANA_PORT", 3000);

    private final String program;
    private final String key;
    private final int defaultPort;

    StackPort(String program, String key, int defaultPort) {
        this.program = program;
        this.key = key;
        this.defaultPort = defaultPort;
    }

    /** The program that listens there. */
    @Override
    public String text() {
        return program;
    }

    @Override
    public int listenPort(Configuration configuration) {
        return configuration.integer(key, defaultPort, 0, 65_535);
    }

    @Override
    public String listenPortKey() {
        return key;
    }

    /** The URL of this port on this machine, with a path. */
    public String url(Configuration configuration, String path) {
        return "http://localhost:" + listenPort(configuration) + path;
    }
}
