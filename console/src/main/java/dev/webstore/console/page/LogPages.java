package dev.webstore.console.page;

import dev.webstore.console.api.LogRoutes;
import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.Panel.Options;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.Window;
import dev.webstore.console.log.Level;
import dev.webstore.console.log.LogHistogram;
import dev.webstore.console.log.LogQuery;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.trace.TraceStore;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.webserver.http.ServerRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code /logs}. */
public final class LogPages implements Routes {

    private static final int SHOWN = 200;
    private static final int BUCKETS = 80;
    private static final int MAX_LENGTH = 1024;

    private static final Map<Level, String> COLORS =
            Map.of(Level.FATAL, "red", Level.ERROR, "red", Level.WARN, "orange", Level.INFO, "blue");

    private final Pages pages;
    private final LogStore logs;
    private final TraceStore traces;
    private final Clock clock;

    /** Pages about {@code logs} of the services that {@code traces} knows. */
    public LogPages(Pages pages, LogStore logs, TraceStore traces, Clock clock) {
        this.pages = pages;
        this.logs = logs;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * A search.
     *
     * @param form what was asked, as it was typed
     * @param histogram how many fit over time, as console.js draws it
     * @param found the newest that fit
     */
    public record Search(
            SortedMap<String, String> form, Collection<String> services, String histogram, List<LogRecord> found) {

        /** What was typed into a field. */
        public String typed(String field) {
            return form.getOrDefault(field, "");
        }
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/logs", pages.page(Section.LOGS, "Logs", "now-15m", "logs.jte", this::search));
    }

    private Search search(ServerRequest request, Frame frame) {
        SortedMap<String, String> form = new TreeMap<>();
        for (String field : List.of("query", "service", "level", "trace_id")) {
            Requests.query(request, field, MAX_LENGTH).ifPresent(text -> form.put(field, text));
        }
        LogQuery asked = LogRoutes.query(request, clock);
        var query = new LogQuery(
                asked.terms(),
                asked.fields(),
                asked.service(),
                asked.level(),
                asked.trace(),
                frame.range().from(),
                frame.range().to());
        return new Search(
                form,
                traces.operations().keySet(),
                chart(logs.histogram(query, BUCKETS)),
                newestFirst(logs.find(query, SHOWN)));
    }

    /** By when they happened: services send their records in batches, so they come in another order. */
    private static List<LogRecord> newestFirst(List<LogRecord> records) {
        return records.stream()
                .sorted(Comparator.comparing(LogRecord::time).reversed())
                .toList();
    }

    private static String chart(LogHistogram histogram) {
        long step = Math.max(1, histogram.width().toMillis());
        long from = histogram.from().toEpochMilli();
        int buckets =
                histogram.counts().values().stream().mapToInt(List::size).max().orElse(BUCKETS);
        List<Line> lines = new ArrayList<>();
        histogram.counts().forEach((level, counts) -> {
            var style = FieldStyle.PLAIN.colored(COLORS.getOrDefault(level, "gray"));
            lines.add(new Line(
                    level.toString(),
                    counts.stream().mapToDouble(Long::doubleValue).toArray(),
                    style));
        });
        var window = new Window(from, from + step * (buckets - 1), step);
        return Chart.json(new Graph(window, lines, List.of()), FieldStyle.PLAIN, Options.stackedBars());
    }
}
