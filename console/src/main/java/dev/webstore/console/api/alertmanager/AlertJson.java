package dev.webstore.console.api.alertmanager;

import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.Alertmanager.Routed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Alerts on the wire. */
final class AlertJson {

    private static final int MAX_LABELS = 64;
    private static final int MAX_TEXT = 4_096;

    private AlertJson() {}

    static Map<String, Object> write(Routed routed) {
        Alert alert = routed.alert();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("annotations", alert.annotations());
        json.put("endsAt", Times.text(alert.endsAt()));
        json.put("fingerprint", alert.fingerprint());
        json.put(
                "receivers",
                routed.receivers().stream().map(name -> Map.of("name", name)).toList());
        json.put("startsAt", Times.text(alert.startsAt()));
        json.put(
                "status",
                Map.of(
                        "inhibitedBy", routed.inhibitedBy(),
                        "silencedBy", routed.silencedBy(),
                        "state", routed.isMuted() ? "suppressed" : "active"));
        json.put("updatedAt", Times.text(alert.updatedAt()));
        json.put("generatorURL", alert.generatorUrl());
        json.put("labels", alert.labels());
        return json;
    }

    /**
     * An alert that somebody sends.
     *
     * @param patience after what time without news it counts as resolved, if it says no end
     * @throws IllegalArgumentException when it is not one
     */
    static Alert read(JsonNode json, Instant now, Duration patience) {
        SortedMap<String, String> labels = texts(json, "labels");
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("at least one label pair required");
        }
        Instant endsAt = Times.read(json, "endsAt").orElse(now.plus(patience));
        Instant startsAt = Times.read(json, "startsAt").orElse(endsAt.isBefore(now) ? endsAt : now);
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("start time must be before end time");
        }
        return new Alert(
                labels,
                texts(json, "annotations"),
                startsAt,
                endsAt,
                now,
                json.path("generatorURL").asString(""));
    }

    private static SortedMap<String, String> texts(JsonNode json, String name) {
        var texts = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : json.path(name).properties()) {
            String value = entry.getValue().asString("");
            if (!value.isEmpty()) {
                texts.put(entry.getKey(), value);
            }
            if (entry.getKey().isEmpty() || entry.getKey().length() + value.length() > MAX_TEXT) {
                throw new IllegalArgumentException("%s has an empty name or is too long".formatted(name));
            }
        }
        if (texts.size() > MAX_LABELS) {
            throw new IllegalArgumentException("%s has more than %d entries".formatted(name, MAX_LABELS));
        }
        return texts;
    }
}
