package dev.webstore.console.api;

import dev.webstore.console.metric.Exposition;
import dev.webstore.console.metric.Exposition.Format;
import dev.webstore.console.metric.MetricStore;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.nio.charset.StandardCharsets;

/** {@code /metrics} for a Prometheus to scrape, as it would the collector's exporter (with {@code honor_labels}). */
public final class MetricsRoutes implements Routes {

    private final Exposition exposition;

    /** Serves what {@code metrics} has. */
    public MetricsRoutes(MetricStore metrics) {
        this.exposition = new Exposition(metrics);
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/metrics", (request, response) -> {
            Format format = Requests.header(request, "Accept").orElse("").contains("application/openmetrics-text")
                    ? Format.OPEN_METRICS
                    : Format.PROMETHEUS;
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, format.mediaType()));
            response.send(exposition.text(format).getBytes(StandardCharsets.UTF_8));
        });
    }
}
