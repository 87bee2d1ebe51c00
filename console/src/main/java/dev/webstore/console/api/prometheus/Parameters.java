package dev.webstore.console.api.prometheus;

import dev.webstore.console.files.PrometheusDuration;
import dev.webstore.platform.http.Requests;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The parameters of a request, from its URL and, for a POST, from its form. */
final class Parameters {

    /** What Prometheus takes as the beginning and the end of time, as clients send them back. */
    private static final Map<String, Long> ENDS_OF_TIME = Map.of(
            "-292273086-05-16T16:47:06Z", Long.MIN_VALUE / 1_000_000,
            "292277025-08-18T07:12:54.999999999Z", Long.MAX_VALUE / 1_000_000);

    /** Further away than any sample, and not so far that sums overflow. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000 / 1_000);

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters() {}

    static Parameters of(ServerRequest request) {
        var parameters = new Parameters();
        boolean isForm = request.headers()
                .contentType()
                .filter(type -> type.mediaType().equals(MediaTypes.APPLICATION_FORM_URLENCODED))
                .isPresent();
        if (isForm) {
            parameters.add(new String(Requests.body(request), StandardCharsets.UTF_8));
        }
        parameters.add(request.query().rawValue());
        return parameters;
    }

    private void add(String encoded) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiError(ApiError.Kind.BAD_DATA, "error parsing form values: invalid URL escape");
        }
    }

    /** A parameter, if given and not empty. */
    Optional<String> text(String name) {
        return all(name).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /** All values of a parameter that may be repeated. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A time in seconds since 1970 or as of RFC 3339, in milliseconds since 1970. */
    OptionalLong time(String name) {
        Optional<String> text = text(name);
        return text.isPresent() ? OptionalLong.of(time(name, text.get())) : OptionalLong.empty();
    }

    /** A time that must be given. */
    long requiredTime(String name) {
        return time(name, text(name).orElse(""));
    }

    private static long time(String name, String text) {
        Optional<BigDecimal> seconds = number(text);
        if (seconds.isPresent() && seconds.get().abs().compareTo(MAX_SECONDS) <= 0) {
            return millis(seconds.get());
        }
        Long end = ENDS_OF_TIME.get(text);
        if (end != null) {
            return end;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw ApiError.badParameter(name, "cannot parse \"%s\" to a valid timestamp".formatted(text));
        }
    }

    /** A length of time in seconds or as {@code 5m}. */
    Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            Optional<BigDecimal> seconds = number(text);
            if (seconds.isPresent() && seconds.get().abs().compareTo(MAX_SECONDS) <= 0) {
                return Duration.ofMillis(millis(seconds.get()));
            }
            try {
                return PrometheusDuration.parse(text);
            } catch (IllegalArgumentException e) {
                throw ApiError.badParameter(name, "cannot parse \"%s\" to a valid duration".formatted(text));
            }
        });
    }

    /** How many results there may be; all when it is not given or 0. */
    int limit(String name) {
        return text(name)
                .map(text -> {
                    try {
                        int limit = Integer.parseInt(text);
                        if (limit >= 0) {
                            return limit == 0 ? Integer.MAX_VALUE : limit;
                        }
                    } catch (NumberFormatException e) {
                        // Said below.
                    }
                    throw ApiError.badParameter(name, "limit must be a non-negative number");
                })
                .orElse(Integer.MAX_VALUE);
    }

    private static long millis(BigDecimal seconds) {
        return seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            // An exponent beyond this would take for ever to expand.
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > 30 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
