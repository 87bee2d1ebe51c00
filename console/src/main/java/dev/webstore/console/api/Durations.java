package dev.webstore.console.api;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in query parameters, such as {@code 250ms} or {@code 1.5s}. */
final class Durations {

    private static final Pattern PATTERN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h)");

    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ns", new BigDecimal("1"),
            "us", new BigDecimal("1000"),
            "ms", new BigDecimal("1000000"),
            "s", new BigDecimal("1000000000"),
            "m", new BigDecimal("60000000000"),
            "h", new BigDecimal("3600000000000"));

    private Durations() {}

    /**
     * A duration in the query, if given.
     *
     * @throws ProblemException 400 when it is none
     */
    static Optional<Duration> query(ServerRequest request, String name) {
        return Requests.query(request, name, 24).map(text -> {
            Matcher matcher = PATTERN.matcher(text);
            if (!matcher.matches()) {
                throw ProblemException.invalid(name, "must be a duration such as 250ms or 1.5s");
            }
            BigDecimal unit = NANOS.getOrDefault(matcher.group(2), BigDecimal.ONE);
            return Duration.ofNanos(
                    new BigDecimal(matcher.group(1)).multiply(unit).longValue());
        });
    }
}
