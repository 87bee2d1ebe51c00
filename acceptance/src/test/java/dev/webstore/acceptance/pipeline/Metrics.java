package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.shop.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Questions to Prometheus. */
final class Metrics {

    private Metrics() {}

    /** The first value of a query's result at this moment, or 0 when it has none. */
    static double number(Api prometheus, String query) {
        JsonNode result = prometheus
                .get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .json()
                .at("/data/result");
        return result.isEmpty() ? 0 : Double.parseDouble(result.at("/0/value/1").asString());
    }
}
