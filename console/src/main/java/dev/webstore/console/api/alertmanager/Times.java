package dev.webstore.console.api.alertmanager;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Times on the wire, RFC 3339. */
final class Times {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String text(Instant time) {
        return MILLIS.format(time);
    }

    /**
     * A time, unless it is missing or the one that Go writes for none, in year 1.
     *
     * @throws IllegalArgumentException when it is no time
     */
    static Optional<Instant> read(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() <= 1 ? Optional.empty() : Optional.of(time.toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a time such as 2026-01-31T12:00:00Z", e);
        }
    }
}
