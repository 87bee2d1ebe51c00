package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.shop.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whom Alertmanager has told of what, as the alert inbox has it at a moment. */
record Inbox(List<JsonNode> entries) {

    static final String FIRING = "firing";
    static final String RESOLVED = "resolved";

    /** What it has now. */
    static Inbox read(Api inbox) {
        return new Inbox(
                inbox.get("/alerts").json().path("alerts").valueStream().toList());
    }

    /** When the last of an alert's receivers first heard since {@code since} that it has this status. */
    Optional<Instant> told(Alert alert, String status, Instant since) {
        Map<String, Instant> first = first(alert, status, since);
        return first.keySet().containsAll(alert.receivers())
                ? alert.receivers().stream().map(first::get).max(Instant::compareTo)
                : Optional.empty();
    }

    /** Whether an alert fires by the last that was heard of it. */
    boolean firesNow(Alert alert) {
        var heard = entries.stream()
                .filter(alert::is)
                .collect(Collectors.groupingBy(Inbox::receivedAt, TreeMap::new, Collectors.toList()));
        return !heard.isEmpty()
                && heard.lastEntry().getValue().stream()
                        .anyMatch(entry -> entry.path("status").asString("").equals(FIRING));
    }

    /** Who has heard since {@code since} that an alert fires. */
    Set<String> receivers(Alert alert, Instant since) {
        return Set.copyOf(first(alert, FIRING, since).keySet());
    }

    private Map<String, Instant> first(Alert alert, String status, Instant since) {
        Map<String, Instant> first = new HashMap<>();
        for (JsonNode entry : entries) {
            Instant at = receivedAt(entry);
            if (entry.path("status").asString("").equals(status) && alert.is(entry) && !at.isBefore(since)) {
                first.merge(entry.path("receiver").asString(), at, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return first;
    }

    private static Instant receivedAt(JsonNode entry) {
        return Instant.parse(entry.path("received_at").asString());
    }
}
