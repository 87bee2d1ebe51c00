package dev.webstore.console.page;

import dev.webstore.console.api.TraceRoutes;
import dev.webstore.console.log.LogQuery;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.trace.Trace;
import dev.webstore.console.trace.TraceId;
import dev.webstore.console.trace.TraceStore;
import dev.webstore.console.trace.TraceSummary;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code /traces}, {@code /traces/{id}} and {@code /traces/compare}. */
public final class TracePages implements Routes {

    private static final int MAX_LOGS = 300;
    private static final int MAX_LENGTH = 1024;

    private final Pages pages;
    private final TraceStore traces;
    private final LogStore logs;
    private final Clock clock;

    /** Pages about {@code traces}, and the {@code logs} that belong to them. */
    public TracePages(Pages pages, TraceStore traces, LogStore logs, Clock clock) {
        this.pages = pages;
        this.traces = traces;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * A search.
     *
     * @param form what was asked, as it was typed
     * @param services whom one can ask about
     * @param operations what one can ask about
     * @param found what fits, newest first
     */
    public record Search(
            SortedMap<String, String> form,
            Collection<String> services,
            SortedSet<String> operations,
            List<TraceSummary> found) {

        /** What was typed into a field. */
        public String typed(String field) {
            return form.getOrDefault(field, "");
        }
    }

    /** A trace with its log records, oldest first. */
    public record View(Trace trace, Waterfall waterfall, List<LogRecord> logs) {}

    @Override
    public void addTo(RouteTable table) {
        table.get(
                        "/traces",
                        pages.page(Section.TRACES, "Traces", "now-1h", "traces.jte", (request, _) -> search(request)))
                .get(
                        "/traces/compare",
                        pages.page(
                                Section.TRACES,
                                "Two traces",
                                "now-1h",
                                "compare.jte",
                                (request, _) -> compare(request)))
                .get("/traces/{id}", pages.page(Section.TRACES, "Trace", "now-1h", "trace.jte", (request, _) -> {
                    Trace trace = trace(Requests.path(request, "id"));
                    TraceId id = TraceId.parse(trace.traceId()).orElseThrow();
                    return new View(
                            trace,
                            Waterfall.of(trace),
                            logs.find(LogQuery.ofTrace(id), MAX_LOGS).stream()
                                    .sorted(Comparator.comparing(LogRecord::time))
                                    .toList());
                }));
    }

    private Search search(ServerRequest request) {
        SortedMap<String, String> form = new TreeMap<>();
        for (String field : List.of("service", "operation", "attribute", "minDuration", "maxDuration", "error")) {
            Requests.query(request, field, MAX_LENGTH).ifPresent(text -> form.put(field, text));
        }
        var operations = traces.operations();
        SortedSet<String> names = new TreeSet<>();
        operations.forEach((service, ofService) -> {
            if (form.getOrDefault("service", service).equals(service)) {
                names.addAll(ofService);
            }
        });
        return new Search(form, operations.keySet(), names, traces.find(TraceRoutes.query(request, clock)));
    }

    private TraceComparison compare(ServerRequest request) {
        return TraceComparison.of(trace(id(request, "a")), trace(id(request, "b")));
    }

    private static String id(ServerRequest request, String name) {
        return Requests.query(request, name, 32)
                .orElseThrow(() -> ProblemException.invalid(name, "must be the id of a trace"));
    }

    private Trace trace(String text) {
        TraceId id = TraceId.parse(text).orElseThrow(() -> ProblemException.invalid("id", "must be 32 hex digits"));
        return traces.trace(id).orElseThrow(() -> ProblemException.notFound("There is no such trace, or not any more"));
    }
}
