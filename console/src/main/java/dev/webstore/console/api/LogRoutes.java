package dev.webstore.console.api;

import dev.webstore.console.log.Level;
import dev.webstore.console.log.LogQuery;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.trace.TraceId;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code /api/logs} and {@code /api/logs/histogram}. */
public final class LogRoutes implements Routes {

    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 5000;
    private static final int USUAL_BUCKETS = 60;
    private static final int MAX_BUCKETS = 500;
    private static final int MAX_LENGTH = 1024;

    private final LogStore logs;
    private final Clock clock;

    /** Serves what {@code logs} has. */
    public LogRoutes(LogStore logs, Clock clock) {
        this.logs = logs;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/logs", (request, response) -> {
            int limit = Requests.query(request, "limit", USUAL_LIMIT, 1, MAX_LIMIT);
            Responses.json(response, Map.of("logs", logs.find(query(request, clock), limit)));
        });
        table.get("/api/logs/histogram", (request, response) -> {
            int buckets = Requests.query(request, "buckets", USUAL_BUCKETS, 1, MAX_BUCKETS);
            Responses.json(response, logs.histogram(query(request, clock), buckets));
        });
    }

    /**
     * Reads a search off a request.
     *
     * @throws ProblemException 400 when a parameter is not what it should be
     */
    public static LogQuery query(ServerRequest request, Clock clock) {
        TimeRange range = TimeRange.of(request, clock.instant(), Duration.ofHours(1));
        return query(request, range.from(), range.to());
    }

    /** The same, whatever {@code from} and {@code to} the request has. */
    static LogQuery query(ServerRequest request, Instant from, Instant to) {
        LogTerms terms =
                LogTerms.parse(Requests.query(request, "query", MAX_LENGTH).orElse(""));
        return new LogQuery(
                terms.terms(),
                terms.fields(),
                Requests.query(request, "service", MAX_LENGTH).orElse(null),
                Requests.query(request, "level", Level.class).orElse(Level.TRACE),
                Requests.query(request, "trace_id", 64)
                        .map(text -> TraceId.parse(text)
                                .orElseThrow(() -> ProblemException.invalid("trace_id", "must be 32 hex digits")))
                        .orElse(null),
                from,
                to);
    }
}
