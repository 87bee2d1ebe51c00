package dev.webstore.console.api;

import dev.webstore.console.trace.TraceId;
import dev.webstore.console.trace.TraceQuery;
import dev.webstore.console.trace.TraceStore;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/traces}, {@code /api/traces/{id}} and {@code /api/services}. */
public final class TraceRoutes implements Routes {

    private static final int USUAL_LIMIT = 20;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_LENGTH = 1024;

    private final TraceStore traces;
    private final Clock clock;

    /** Serves what {@code traces} has. */
    public TraceRoutes(TraceStore traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(
                "/api/traces",
                (request, response) -> Responses.json(response, Map.of("traces", traces.find(query(request, clock)))));
        table.get("/api/traces/{id}", (request, response) -> {
            TraceId id = TraceId.parse(Requests.path(request, "id"))
                    .orElseThrow(() -> ProblemException.invalid("id", "must be 32 hex digits"));
            Responses.json(
                    response,
                    traces.trace(id)
                            .orElseThrow(() -> ProblemException.notFound("There is no such trace, or not any more")));
        });
        table.get("/api/services", (request, response) -> Responses.json(response, Map.of("services", services())));
    }

    /**
     * Reads a search off a request.
     *
     * @throws ProblemException 400 when a parameter is not what it should be
     */
    public static TraceQuery query(ServerRequest request, Clock clock) {
        TimeRange range = TimeRange.of(request, clock.instant(), Duration.ofHours(1));
        Optional<String> attribute = Requests.query(request, "attribute", MAX_LENGTH);
        int equals = attribute.map(text -> text.indexOf('=')).orElse(0);
        if (attribute.isPresent() && equals < 1) {
            throw ProblemException.invalid("attribute", "must be written as name=value");
        }
        return new TraceQuery(
                Requests.query(request, "service", MAX_LENGTH).orElse(null),
                Requests.query(request, "operation", MAX_LENGTH).orElse(null),
                attribute.map(text -> text.substring(0, equals)).orElse(null),
                attribute.map(text -> text.substring(equals + 1)).orElse(null),
                Durations.query(request, "minDuration").orElse(Duration.ZERO),
                Durations.query(request, "maxDuration").orElse(null),
                Requests.query(request, "error", 5)
                        .map(text -> switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw ProblemException.invalid("error", "must be true or false");
                        })
                        .orElse(false),
                range.from(),
                range.to(),
                Requests.query(request, "limit", USUAL_LIMIT, 1, MAX_LIMIT));
    }

    private List<Service> services() {
        return traces.operations().entrySet().stream()
                .map(entry -> new Service(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A service that has spans. */
    record Service(String name, Collection<String> operations) {}
}
