package dev.webstore.console.page;

import dev.webstore.console.alert.AlertBook;
import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.console.dashboard.Units;
import dev.webstore.console.dashboard.Window;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code /}: how the shop is. */
public final class OverviewPages implements Routes {

    private static final List<String> SERVICES =
            List.of("frontend", "main-service", "payments-service", "promotions-service");

    /** As the rules have it, health checks do not count. */
    private static final String REQUESTS =
            "sum by (service_name) (rate(http_server_request_duration_seconds_count{http_route!=\"/health\"}[1m]))";

    /** As the alerts have it, that a provider fails is no error of the service that says so. */
    private static final String ERRORS = "service:http_errors:ratio_rate5m";

    private static final String P95 = "histogram_quantile(0.95, sum by (service_name, le) "
            + "(rate(http_server_request_duration_seconds_bucket{http_route!=\"/health\"}[1m])))";
    private static final String UP = "max by (service_name) (httpcheck_status{http_status_class=\"2xx\"})";

    private static final String CALLS = "sum by (client, server) (rate(traces_service_graph_request_total[1m]))";
    private static final String FAILED_CALLS =
            "sum by (client, server) (rate(traces_service_graph_request_failed_total[1m]))";

    private final Pages pages;
    private final Queries queries;
    private final AlertBook book;

    /** Pages about what {@code queries} answers and the alerts in {@code book}. */
    public OverviewPages(Pages pages, Queries queries, AlertBook book) {
        this.pages = pages;
        this.queries = queries;
        this.book = book;
    }

    /**
     * How a service is.
     *
     * @param up whether it answers its health check; null when that is not known
     * @param requests each second
     * @param errors the share of them that failed
     * @param p95 seconds within which 95 % were answered
     * @param past requests each second over time
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Health(String name, @Nullable Boolean up, double requests, double errors, double p95, double[] past) {

        /** How it is in a word. */
        public Tone tone() {
            if (Boolean.FALSE.equals(up) || errors > 0.05) {
                return Tone.BAD;
            }
            return errors > 0.01 || p95 > 1 ? Tone.WARN : Tone.GOOD;
        }
    }

    /**
     * A figure of the business.
     *
     * @param text the value with its unit
     * @param past how it went
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Business(String name, String text, double[] past) {}

    /** All of it. */
    public record View(List<Health> services, ServiceMap map, List<Business> business, List<AlertBook.Entry> alerts) {}

    @Override
    public void addTo(RouteTable table) {
        table.get("/", pages.page(Section.OVERVIEW, "Overview", "now-15m", "overview.jte", (_, frame) -> {
            Window window = frame.window();
            List<Health> services = services(window);
            return new View(services, map(services, window), business(window), book.current());
        }));
    }

    private List<Health> services(Window window) {
        Map<String, Series> requests = byService(range(REQUESTS, window));
        Map<String, Series> errors = byService(instant(ERRORS, window));
        Map<String, Series> latencies = byService(instant(P95, window));
        Map<String, Series> up = byService(instant(UP, window));
        return SERVICES.stream()
                .map(name -> {
                    double failed = last(errors.get(name));
                    Series checked = up.get(name);
                    return new Health(
                            name,
                            checked == null ? null : checked.last() > 0,
                            last(requests.get(name)),
                            failed > 0 ? failed : 0,
                            last(latencies.get(name)),
                            requests.containsKey(name) ? requests.get(name).values() : new double[0]);
                })
                .toList();
    }

    private ServiceMap map(List<Health> services, Window window) {
        SequencedMap<ServiceMap.Call, Double> failed = new LinkedHashMap<>();
        instant(FAILED_CALLS, window).forEach(series -> failed.put(call(series), series.last()));
        List<ServiceMap.Edge> edges = new ArrayList<>();
        for (Series series : instant(CALLS, window)) {
            double rate = series.last();
            if (rate > 0) {
                edges.add(new ServiceMap.Edge(call(series), rate, failed.getOrDefault(call(series), 0.0) / rate));
            }
        }
        return ServiceMap.of(edges, services);
    }

    private static ServiceMap.Call call(Series series) {
        return new ServiceMap.Call(
                series.labels().getOrDefault("client", ""), series.labels().getOrDefault("server", ""));
    }

    private List<Business> business(Window window) {
        return List.of(
                figure("Paid orders", "sum(rate(webstore_checkouts_total{status=\"paid\"}[2m])) * 60", "opm", window),
                figure("Revenue an hour", "sum(rate(webstore_checkout_amount_sum[2m])) * 3600", "currencyUSD", window),
                figure(
                        "Payments that succeed",
                        "sum(rate(payments_processed_total{status=\"captured\"}[5m])) / sum(rate(payments_processed_total[5m]))",
                        "percentunit",
                        window),
                figure("Carts in use", "max(webstore_carts_active)", "short", window),
                figure(
                        "Carts that become orders",
                        "sum(increase(webstore_funnel_stage_total{stage=\"order_paid\"}[15m])) / "
                                + "sum(increase(webstore_funnel_stage_total{stage=\"cart_add\"}[15m]))",
                        "percentunit",
                        window));
    }

    private Business figure(String name, String expression, String unit, Window window) {
        List<Series> found = range(expression, window);
        double[] past = found.isEmpty() ? new double[0] : found.getFirst().values();
        double value = found.isEmpty() ? Double.NaN : found.getFirst().last();
        return new Business(name, Units.format(value, unit, null), past);
    }

    private List<Series> range(String expression, Window window) {
        try {
            return queries.range(expression, window);
        } catch (QueryException e) {
            return List.of();
        }
    }

    private List<Series> instant(String expression, Window window) {
        try {
            return queries.instant(expression, window.to());
        } catch (QueryException e) {
            return List.of();
        }
    }

    private static Map<String, Series> byService(List<Series> series) {
        Map<String, Series> byService = new LinkedHashMap<>();
        series.forEach(one -> byService.put(one.labels().getOrDefault("service_name", ""), one));
        return byService;
    }

    private static double last(@Nullable Series series) {
        return series == null ? Double.NaN : series.last();
    }
}
