package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.machine.Machine;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Log lines by their trace, each as {@code service: message}, in the order of the alphabet.
 *
 * @param lines all of them; a trace without lines is not there
 */
record LogBook(Map<String, List<String>> lines) {

    private static final List<ServiceName> OURS =
            List.of(ServiceName.FRONTEND, ServiceName.MAIN, ServiceName.PAYMENTS, ServiceName.PROMOTIONS);

    /** What the services wrote to their standard output. */
    static LogBook written(Machine shop, Collection<String> traceIds) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (ServiceName service : OURS) {
            for (String line : Files.readAllLines(shop.output(service))) {
                if (line.startsWith("{")) {
                    JsonNode record = Json.read(line, JsonNode.class);
                    String traceId = record.path("trace_id").asString("");
                    if (traceIds.contains(traceId)) {
                        add(lines, traceId, service.text(), record.path("msg").asString());
                    }
                }
            }
        }
        return sorted(lines);
    }

    /** What Loki has since a moment. */
    static LogBook stored(Api loki, Collection<String> traceIds, Instant since) {
        Map<String, List<String>> lines = new HashMap<>();
        for (String traceId : traceIds) {
            String query = "{service_name=~\".+\"} | trace_id=\"%s\"".formatted(traceId);
            Answer answer = loki.get("/loki/api/v1/query_range?limit=1000&start=%d&query=%s"
                    .formatted(since.toEpochMilli() * 1_000_000, URLEncoder.encode(query, StandardCharsets.UTF_8)));
            for (JsonNode stream : answer.json().at("/data/result")) {
                String service = stream.at("/stream/service_name").asString();
                stream.path("values")
                        .forEach(value ->
                                add(lines, traceId, service, value.path(1).asString()));
            }
        }
        return sorted(lines);
    }

    /** How many lines there are. */
    int size() {
        return lines.values().stream().mapToInt(List::size).sum();
    }

    private static void add(Map<String, List<String>> lines, String traceId, String service, String message) {
        lines.computeIfAbsent(traceId, _ -> new ArrayList<>()).add(service + ": " + message);
    }

    private static LogBook sorted(Map<String, List<String>> lines) {
        lines.replaceAll((_, all) -> all.stream().sorted().toList());
        return new LogBook(lines);
    }
}
