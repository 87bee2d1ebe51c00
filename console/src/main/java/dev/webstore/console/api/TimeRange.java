package dev.webstore.console.api;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query parameters {@code from} and {@code to}: times such as {@code 2026-01-31T12:00:00Z}, {@code now-15m} or
 * {@code now}, or milliseconds since 1970.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to) {

    private static final Pattern RELATIVE = Pattern.compile("now(?:-(\\d{1,6})([smhd]))?");

    /**
     * Reads them off a request.
     *
     * @param now the end when none is given
     * @param usual how long before the end the begin is when none is given
     * @throws ProblemException 400 when one is no time, or they are not in order
     */
    public static TimeRange of(ServerRequest request, Instant now, Duration usual) {
        Instant to = time(request, "to", now).orElse(now);
        Instant from = time(request, "from", now).orElseGet(() -> to.minus(usual));
        if (!from.isBefore(to)) {
            throw ProblemException.invalid("from", "must be before to");
        }
        return new TimeRange(from, to);
    }

    private static Optional<Instant> time(ServerRequest request, String name, Instant now) {
        return Requests.query(request, name, 40).map(text -> {
            Matcher relative = RELATIVE.matcher(text);
            try {
                if (relative.matches()) {
                    return now.minus(ago(relative));
                }
                return text.matches("\\d{1,14}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
            } catch (DateTimeException e) {
                throw ProblemException.invalid(
                        name, "must be a time such as 2026-01-31T12:00:00Z or now-15m, or milliseconds since 1970");
            }
        });
    }

    private static Duration ago(Matcher relative) {
        if (relative.group(1) == null) {
            return Duration.ZERO;
        }
        long amount = Long.parseLong(relative.group(1));
        return switch (relative.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
