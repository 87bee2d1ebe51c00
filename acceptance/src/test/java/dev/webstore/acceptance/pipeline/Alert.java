package dev.webstore.acceptance.pipeline;

import dev.webstore.platform.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An alert that somebody should be told of.
 *
 * @param name its name
 * @param labels some of its labels, as they should be
 * @param receivers all whom Alertmanager should tell
 */
record Alert(String name, Map<String, String> labels, Set<String> receivers) {

    /** One that concerns no service. */
    static Alert of(String name, String... receivers) {
        return new Alert(name, Map.of(), Set.of(receivers));
    }

    /** One with a label. */
    static Alert of(String name, Map<String, String> labels, String... receivers) {
        return new Alert(name, labels, Set.of(receivers));
    }

    /** Whether it is this one that an entry of the alert inbox tells of. */
    boolean is(JsonNode entry) {
        JsonNode told = entry.path("labels");
        return told.path("alertname").asString("").equals(name)
                && labels.entrySet().stream()
                        .allMatch(
                                label -> told.path(label.getKey()).asString("").equals(label.getValue()));
    }

    /** Its name and labels. */
    @Override
    public String toString() {
        return labels.isEmpty()
                ? name
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + Json.text(label.getValue()))
                        .collect(Collectors.joining(",", name + "{", "}"));
    }
}
