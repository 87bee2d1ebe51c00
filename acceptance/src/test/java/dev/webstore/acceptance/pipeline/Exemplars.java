package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.shop.Api;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What exemplars in Prometheus lead to. */
final class Exemplars {

    private Exemplars() {}

    /** The trace ids of the exemplars of a series since a moment. */
    static Set<String> traces(Api prometheus, String series, Instant since) {
        JsonNode data = prometheus
                .get("/api/v1/query_exemplars?query=%s&start=%d&end=%d"
                        .formatted(series, since.getEpochSecond(), Instant.now().getEpochSecond() + 1))
                .json()
                .path("data");
        Set<String> traces = new HashSet<>();
        data.forEach(one -> one.path("exemplars")
                .forEach(exemplar ->
                        traces.add(exemplar.path("labels").path("trace_id").asString(""))));
        return traces;
    }
}
