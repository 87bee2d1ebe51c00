package dev.webstore.console;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ListenPort;

/** The ports the console listens on: those of what it stands in for. */
public enum ConsolePort implements ListenPort {
    /** The pages and the HTTP interfaces; Grafana's port. */
    PAGES("console", "CONSOLE_LISTEN_PORT", 3000),
    /** OTLP by gRPC. */
    OTLP_GRPC("console's OTLP/gRPC receiver", "CONSOLE_OTLP_GRPC_LISTEN_PORT", 4317),
    /** OTLP by HTTP. */
    OTLP_HTTP("console's OTLP/HTTP receiver", "CONSOLE_OTLP_HTTP_LISTEN_PORT", 4318),
    /** Metrics for a Prometheus to scrape, as the collector's exporter offers them. */
    METRICS("console's metrics", "CONSOLE_METRICS_LISTEN_PORT", 8889);

    private final String text;
    private final String key;
    private final int defaultPort;

    ConsolePort(String text, String key, int defaultPort) {
        this.text = text;
        this.key = key;
        this.defaultPort = defaultPort;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int listenPort(Configuration configuration) {
        return configuration.integer(key, defaultPort, 0, 65_535);
    }

    @Override
    public String listenPortKey() {
        return key;
    }
}
