package dev.webstore.stack.inbox;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads version 4 of what Alertmanager posts to a webhook. */
final class WebhookMessage {

    /** More than a group that anybody reads has. */
    private static final int MAX_ALERTS = 500;

    private WebhookMessage() {}

    /**
     * The alerts of a message.
     *
     * @throws ProblemException 400 when it is not such a message
     */
    static List<ReceivedAlert> read(byte[] body) {
        JsonNode message;
        try {
            message = Json.tree(body);
        } catch (JacksonException e) {
            throw ProblemException.invalid("body", "is not valid JSON");
        }
        String receiver = text(message, "receiver");
        JsonNode alerts = message.path("alerts");
        if (!alerts.isArray() || alerts.size() > MAX_ALERTS) {
            throw ProblemException.invalid("alerts", "must be a list of up to %d alerts".formatted(MAX_ALERTS));
        }
        Instant now = Instant.now();
        return alerts.valueStream().map(alert -> alert(alert, receiver, now)).toList();
    }

    private static ReceivedAlert alert(JsonNode alert, String receiver, Instant now) {
        String status = text(alert, "status");
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw ProblemException.invalid("status", "must be firing or resolved");
        }
        return new ReceivedAlert(
                now, receiver, status, texts(alert, "labels"), texts(alert, "annotations"), time(alert, "startsAt"));
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw ProblemException.invalid(name, "must be a text");
        }
        return value.stringValue();
    }

    private static Map<String, String> texts(JsonNode object, String name) {
        JsonNode values = object.path(name);
        if (!values.isObject()) {
            throw ProblemException.invalid(name, "must be an object of texts");
        }
        var texts = new TreeMap<String, String>();
        values.propertyNames().forEach(key -> texts.put(key, text(values, key)));
        return texts;
    }

    /** Alertmanager writes the offset of its own time zone. */
    private static Instant time(JsonNode object, String name) {
        try {
            return OffsetDateTime.parse(text(object, name)).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.invalid(name, "must be a time such as 2026-01-31T12:00:00Z");
        }
    }
}
