package dev.webstore.console.api.prometheus;

import dev.webstore.console.alert.AlertBook;
import dev.webstore.console.metric.MetricMetadata;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.promql.SeriesSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/** {@code /api/v1}: Prometheus's HTTP interface over the console's store and rules. */
public final class PrometheusRoutes implements Routes {

    private final List<Routes> groups;

    /**
     * The interface.
     *
     * @param source finds samples
     * @param catalogue knows the series
     * @param exemplars finds exemplars
     * @param metadata what is known of metric families
     * @param book the rules and alerts
     * @param externalUrl where people find the console
     * @param retention how long samples are kept
     */
    public PrometheusRoutes(
            SeriesSource source,
            SeriesCatalogue catalogue,
            ExemplarSource exemplars,
            Supplier<SortedMap<String, MetricMetadata>> metadata,
            AlertBook book,
            String externalUrl,
            Duration retention,
            InstantSource clock) {
        this.groups = List.of(
                new QueryRoutes(source, exemplars, clock),
                new SeriesRoutes(catalogue, metadata),
                new RuleRoutes(book),
                new StatusRoutes(externalUrl, retention, clock.instant()));
    }

    @Override
    public void addTo(RouteTable table) {
        groups.forEach(group -> group.addTo(table));
    }
}
