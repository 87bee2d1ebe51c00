package dev.webstore.console.api.alertmanager;

import dev.webstore.console.alertmanager.Matcher;
import dev.webstore.console.alertmanager.Matcher.Operator;
import dev.webstore.console.alertmanager.Matchers;
import dev.webstore.console.alertmanager.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Silences on the wire. */
final class SilenceJson {

    private static final int MAX_MATCHERS = 50;

    private SilenceJson() {}

    static Map<String, Object> write(Silence silence, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", silence.id());
        json.put("status", Map.of("state", silence.stateAt(now).toString()));
        json.put("updatedAt", Times.text(silence.updatedAt()));
        json.put("comment", silence.comment());
        json.put("createdBy", silence.createdBy());
        json.put("startsAt", Times.text(silence.startsAt()));
        json.put("endsAt", Times.text(silence.endsAt()));
        json.put(
                "matchers",
                silence.matchers().all().stream().map(SilenceJson::write).toList());
        return json;
    }

    private static Map<String, Object> write(Matcher matcher) {
        return Map.of(
                "name", matcher.name(),
                "value", matcher.value(),
                "isRegex", matcher.operator().isRegex(),
                "isEqual", matcher.operator().isPositive());
    }

    /**
     * A silence that somebody wants.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static Silence read(JsonNode json, Instant now) {
        List<Matcher> matchers = new ArrayList<>();
        for (JsonNode matcher : json.path("matchers")) {
            matchers.add(new Matcher(
                    matcher.path("name").asString(""),
                    Operator.of(
                            matcher.path("isRegex").asBoolean(false),
                            matcher.path("isEqual").asBoolean(true)),
                    matcher.path("value").asString("")));
        }
        if (matchers.size() > MAX_MATCHERS) {
            throw new IllegalArgumentException("more than " + MAX_MATCHERS + " matchers");
        }
        return new Silence(
                json.path("id").asString(""),
                new Matchers(matchers),
                Times.read(json, "startsAt").orElse(now),
                Times.read(json, "endsAt").orElseThrow(() -> new IllegalArgumentException("endsAt is required")),
                now,
                text(json, "createdBy"),
                text(json, "comment"));
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.length() > 1000) {
            throw new IllegalArgumentException(name + " is too long");
        }
        return text;
    }

    /** Whether a silence is about what a filter asks for: its matchers as if they were labels. */
    static boolean matches(Silence silence, Matchers filter) {
        var labels = new HashMap<String, String>();
        silence.matchers().all().forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        return filter.match(labels);
    }
}
