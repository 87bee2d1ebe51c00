package dev.webstore.console.page;

import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.Panel.Options;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /explore}: any PromQL. */
public final class ExplorePages implements Routes {

    /** Where to begin. */
    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    "Requests a second, by service",
                    "sum by (service_name) (rate(http_server_request_duration_seconds_count[1m]))"),
            new Example(
                    "How long nearly all of them take",
                    "histogram_quantile(0.95, sum by (service_name, le) "
                            + "(rate(http_server_request_duration_seconds_bucket[5m])))"),
            new Example(
                    "Paid orders a minute, by country",
                    "sum by (country) (rate(webstore_checkouts_total{status=\"paid\"}[5m])) * 60"),
            new Example(
                    "The share of payments that fail, by country",
                    "sum by (country) (rate(payments_processed_total{status!=\"captured\"}[15m])) / "
                            + "sum by (country) (rate(payments_processed_total[15m]))"),
            new Example(
                    "The slowest operations, from spans",
                    "topk(5, sum by (service_name, span_name) (rate(traces_span_metrics_duration_seconds_sum[5m])) / "
                            + "sum by (service_name, span_name) (rate(traces_span_metrics_duration_seconds_count[5m])))"),
            new Example("Metrics with the most series", "topk(10, count by (__name__) ({__name__!=\"\"}))"));

    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_LINES = 50;

    private final Pages pages;
    private final Queries queries;

    /** Pages that ask {@code queries}. */
    public ExplorePages(Pages pages, Queries queries) {
        this.pages = pages;
        this.queries = queries;
    }

    /** A question that is worth asking. */
    public record Example(String about, String query) {}

    /**
     * A question and its answer.
     *
     * @param query PromQL, or "" when nothing was asked
     * @param error why there is no answer, or ""
     * @param now the values now
     * @param chart the values over time, as console.js draws them; "" when there are none
     * @param words what to complete, a JSON array of texts
     */
    public record View(String query, String error, List<Series> now, String chart, String words) {

        /** Questions to begin with. */
        public List<Example> examples() {
            return EXAMPLES;
        }
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/explore", pages.page(Section.METRICS, "Metrics", "now-30m", "explore.jte", this::answer))
                .get("/graph", ExplorePages::fromPrometheus);
    }

    /** Prometheus's own address of a question, which alerts carry. */
    private static void fromPrometheus(ServerRequest request, ServerResponse response) {
        String query = Requests.query(request, "g0.expr", MAX_LENGTH).orElse("");
        response.status(Status.FOUND_302);
        response.header(HeaderNames.LOCATION, "/explore?query=" + Frame.encode(query));
        response.send();
    }

    private View answer(ServerRequest request, Frame frame) {
        String query = Requests.query(request, "query", MAX_LENGTH).orElse("");
        String words = Json.text(queries.names()).replace("<", "\\u003c");
        if (query.isBlank()) {
            return new View("", "", List.of(), "", words);
        }
        try {
            List<Series> now = queries.instant(query, frame.window().to());
            List<Line> lines = queries.range(query, frame.window()).stream()
                    .limit(MAX_LINES)
                    .map(series -> new Line(Text.series(series.labels()), series.values(), FieldStyle.PLAIN))
                    .toList();
            var graph = new Graph(frame.window(), lines, queries.exemplars(query, frame.window()));
            String chart = lines.isEmpty() ? "" : Chart.json(graph, FieldStyle.PLAIN, Options.lines(0));
            return new View(query, "", now, chart, words);
        } catch (QueryException e) {
            return new View(query, String.valueOf(e.getMessage()), List.of(), "", words);
        }
    }
}
