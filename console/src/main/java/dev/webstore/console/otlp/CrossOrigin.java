package dev.webstore.console.otlp;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lets pages of some origins send telemetry from browsers (the CORS protocol of the Fetch standard). */
final class CrossOrigin {

    private static final String DAY_SECONDS = "86400";

    private final Pattern origins;

    /**
     * Allows some origins.
     *
     * @param origins such as {@code https://shop.example}; {@code *} stands for any characters
     */
    CrossOrigin(List<String> origins) {
        this.origins = Pattern.compile(origins.stream()
                .map(origin -> Pattern.quote(origin).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|")));
    }

    /** Allows the answer to a request to be read. */
    void allow(ServerRequest request, ServerResponse response) {
        origin(request).ifPresent(origin -> {
            response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.header(HeaderNames.VARY, HeaderNames.ORIGIN.defaultCase());
        });
    }

    /** Answers a browser that asks whether it may send. */
    void preflight(ServerRequest request, ServerResponse response) {
        allow(request, response);
        if (origin(request).isPresent()) {
            HeaderName requested = HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS;
            response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "POST");
            response.header(
                    HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
                    request.headers().first(requested).orElse("content-type"));
            response.header(HeaderNames.ACCESS_CONTROL_MAX_AGE, DAY_SECONDS);
        }
        response.status(Status.NO_CONTENT_204).send();
    }

    private Optional<String> origin(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.ORIGIN)
                .filter(origin -> origins.matcher(origin).matches());
    }
}
