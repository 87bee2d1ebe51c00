package dev.webstore.console.derived;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks a service for its health, since one that only pushes cannot say that it is dead: {@code httpcheck_status} and its
 * like, as the collector's HTTP check receiver has them.
 */
final class HealthCheck implements DerivedSource {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    private final String url;
    private final Map<String, String> labels;

    /** Asks {@code service} where {@code configuration} has it. */
    HealthCheck(ServiceName service, Configuration configuration) {
        this.url = service.url(configuration) + "/health";
        this.labels = Map.of(
                "job",
                "httpcheck",
                "service_name",
                service.text(),
                "http_url",
                url,
                "deployment_environment_name",
                configuration.environment());
    }

    @Override
    public void collect(SeriesWriter writer) {
        long begin = System.nanoTime();
        int status = status();
        double tookMillis = (System.nanoTime() - begin) / 1e6;
        for (int kind = 1; kind <= 5; kind++) {
            Map<String, String> ofClass = new HashMap<>(labels);
            ofClass.put("http_method", "GET");
            ofClass.put("http_status_class", kind + "xx");
            writer.gauge(
                    "httpcheck_status",
                    "1 if the check got a status of that class, else 0",
                    ofClass,
                    status / 100 == kind ? 1 : 0);
        }
        writer.gauge("httpcheck_duration_milliseconds", "How long the check took", labels, tookMillis);
        writer.gauge("httpcheck_error", "1 if the check got no answer, else 0", labels, status == 0 ? 1 : 0);
    }

    /** 0 when there is no answer. */
    private int status() {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return Math.max(0, connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
