package dev.webstore.platform.http;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Turns whatever went wrong into a problem document, and lets nothing of the inside leak out. */
final class Problems implements ErrorHandler<Throwable>, DirectHandler {

    private final Logger logger;
    private final ProblemWriter writer;

    Problems(Logger logger, ProblemWriter writer) {
        this.logger = logger;
        this.writer = writer;
    }

    /** What a handler threw. */
    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
        if (thrown instanceof ProblemException answer) {
            answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        }
        Problem problem = problem(thrown);
        boolean saysItAll = thrown instanceof ProblemException && thrown.getCause() == null;
        if (problem.status() >= 500 && !saysItAll) {
            Span.current().recordException(thrown).setStatus(StatusCode.ERROR);
            logger.atLevel(problem.status() == 500 ? Level.ERROR : Level.WARN)
                    .addKeyValue("method", request.prologue().method().text())
                    .addKeyValue("path", request.path().rawPath())
                    .setCause(thrown)
                    .log("A request failed unexpectedly");
        }
        writer.write(request, response, problem.inTrace(currentTraceId()));
    }

    /** What went wrong before there was a request to route: a malformed start line, header or length. */
    @Override
    public TransportResponse handle(
            TransportRequest request, EventType event, Status status, ServerResponseHeaders headers, String message) {
        Problem problem = problem(status.code());
        headers.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE));
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .entity(Json.bytes(problem))
                .build();
    }

    private static Problem problem(Throwable thrown) {
        return switch (thrown) {
            case ProblemException answer -> answer.problem();
            case RequestException refused -> problem(refused.status().code());
            case HttpException refused -> problem(refused.status().code());
            default -> Outage.isCauseOf(thrown) ? problem(503) : problem(500);
        };
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "Bad request", "The request is not well-formed HTTP");
            case 404 -> Problem.of(404, "Not found", "There is nothing at this path");
            case 413 -> Problem.ofField(413, "Content too large", "body", "is larger than this service accepts");
            case 500 -> Problem.of(500, "Internal error", "Something unexpected went wrong here; the trace tells what");
            case 503 -> Problem.of(503, "Service unavailable", "The database does not answer; try again soon");
            default -> {
                Status known = Status.create(status);
                yield Problem.of(status, known.reasonPhrase(), known.reasonPhrase());
            }
        };
    }

    private static @Nullable String currentTraceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
