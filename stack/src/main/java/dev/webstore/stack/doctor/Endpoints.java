package dev.webstore.stack.doctor;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.stack.daemon.StackPort;

/**
 * Where everything is.
 *
 * @param shop the main service's public interface
 * @param grafanaPassword of Grafana's user admin
 */
public record Endpoints(
        String shop,
        String collectorHealth,
        String collectorMetrics,
        String prometheus,
        String tempo,
        String loki,
        String pyroscope,
        String grafana,
        String grafanaPassword,
        String alertmanager) {

    /** As the settings say. */
    public static Endpoints of(Configuration settings) {
        return new Endpoints(
                ServiceName.MAIN.url(settings).toString(),
                StackPort.COLLECTOR_HEALTH.url(settings, ""),
                StackPort.COLLECTOR_METRICS.url(settings, "/metrics"),
                StackPort.PROMETHEUS.url(settings, ""),
                StackPort.TEMPO.url(settings, ""),
                StackPort.LOKI.url(settings, ""),
                StackPort.PYROSCOPE.url(settings, ""),
                StackPort.GRAFANA.url(settings, ""),
                settings.text("GRAFANA_PASSWORD", "admin"),
                StackPort.ALERTMANAGER.url(settings, ""));
    }
}
