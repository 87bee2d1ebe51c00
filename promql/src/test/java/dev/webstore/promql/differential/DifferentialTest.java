package dev.webstore.promql.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.webstore.promql.Engine;
import dev.webstore.promql.Expression;
import dev.webstore.promql.Labels;
import dev.webstore.promql.PromQlException;
import dev.webstore.promql.Series;
import dev.webstore.promql.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Compares the engine with a real Prometheus over the same samples: generated queries, and those of our rules and
 * dashboards. The table of what was compared is left in {@code target/differential.md}.
 */
class DifferentialTest {

    private static final double TOLERANCE = 1e-9;

    /** Ends with the milliseconds that no sample has, so that none lies on the edge of a range. */
    private static final long TIME = SampleSet.START + 30 * 60_000L + 321;

    private static final Path OBSERVABILITY = Path.of("../observability");

    private final JsonMapper json = JsonMapper.shared();
    private final List<String> differences = new ArrayList<>();

    @TempDir
    Path folder;

    /** Values by series and time. */
    private record Points(Map<Labels, Map<Long, Double>> bySeries, String failure) {}

    @Test
    void agreesWithPrometheus() throws Exception {
        Optional<Path> prometheus = PrometheusServer.program("prometheus");
        Optional<Path> promtool = PrometheusServer.program("promtool");
        assumeTrue(prometheus.isPresent() && promtool.isPresent(), "prometheus and promtool are not installed");
        List<String> generated = GeneratedQueries.all();
        List<String> ours = ours();
        var samples = new SampleSet();
        samples.addUsual();
        ours.stream().map(Expression::parse).forEach(samples::addFor);
        var engine = new Engine(samples);
        var table = new StringBuilder("""
                | queries | kind | compared | equal | different |
                | --- | --- | --- | --- | --- |
                """);
        try (var server = PrometheusServer.start(prometheus.get(), promtool.get(), folder, samples)) {
            table.append(compare("generated", generated, server, engine));
            table.append(compare("rules and dashboards", ours, server, engine));
        }
        differences.forEach(difference -> table.append("\n- ").append(difference));
        Files.writeString(Path.of("target", "differential.md"), table.append('\n'));
        assertThat(differences).isEmpty();
    }

    private String compare(String name, List<String> queries, PrometheusServer server, Engine engine)
            throws IOException, InterruptedException {
        int instantEqual = 0;
        int rangeEqual = 0;
        for (String query : queries) {
            instantEqual += equal(query, instant(server, query), instant(engine, query)) ? 1 : 0;
            rangeEqual += equal(query, range(server, query), range(engine, query)) ? 1 : 0;
        }
        int all = queries.size();
        return "| %s | instant | %d | %d | %d |%n| %s | range | %d | %d | %d |%n"
                .formatted(name, all, instantEqual, all - instantEqual, name, all, rangeEqual, all - rangeEqual);
    }

    private boolean equal(String query, Points theirs, Points ours) {
        Optional<String> difference = difference(theirs, ours);
        difference.ifPresent(text -> differences.add("`%s`: %s".formatted(query, text)));
        return difference.isEmpty();
    }

    private static Optional<String> difference(Points theirs, Points ours) {
        if (!theirs.failure().isEmpty() || !ours.failure().isEmpty()) {
            boolean both = !theirs.failure().isEmpty() && !ours.failure().isEmpty();
            return both
                    ? Optional.empty()
                    : Optional.of("Prometheus says \"%s\", we say \"%s\"".formatted(theirs.failure(), ours.failure()));
        }
        if (!theirs.bySeries().keySet().equals(ours.bySeries().keySet())) {
            return Optional.of("Prometheus gives %s, we give %s"
                    .formatted(theirs.bySeries().keySet(), ours.bySeries().keySet()));
        }
        for (Map.Entry<Labels, Map<Long, Double>> series : theirs.bySeries().entrySet()) {
            Map<Long, Double> values = ours.bySeries().getOrDefault(series.getKey(), Map.of());
            if (!series.getValue().keySet().equals(values.keySet())) {
                return Optional.of("%s has values at other times".formatted(series.getKey()));
            }
            for (Map.Entry<Long, Double> point : series.getValue().entrySet()) {
                double theirValue = point.getValue();
                double ourValue = values.getOrDefault(point.getKey(), Double.NaN);
                boolean close = Double.compare(theirValue, ourValue) == 0
                        || theirValue == ourValue
                        || Math.abs(theirValue - ourValue)
                                <= TOLERANCE * Math.max(Math.abs(theirValue), Math.abs(ourValue));
                if (!close) {
                    return Optional.of("%s at %d is %s, we say %s"
                            .formatted(series.getKey(), point.getKey(), theirValue, ourValue));
                }
            }
        }
        return Optional.empty();
    }

    private Points instant(PrometheusServer server, String query) throws IOException, InterruptedException {
        return points(server.ask("query", Map.of("query", query, "time", seconds(TIME))));
    }

    private Points range(PrometheusServer server, String query) throws IOException, InterruptedException {
        return points(server.ask(
                "query_range",
                Map.of("query", query, "start", seconds(TIME - 20 * 60_000), "end", seconds(TIME), "step", "37")));
    }

    private static Points instant(Engine engine, String query) {
        try {
            return points(engine.instant(query, TIME).value());
        } catch (PromQlException e) {
            return new Points(Map.of(), String.valueOf(e.getMessage()));
        }
    }

    private static Points range(Engine engine, String query) {
        try {
            return points(engine.range(query, TIME - 20 * 60_000, TIME, 37_000).value());
        } catch (PromQlException e) {
            return new Points(Map.of(), String.valueOf(e.getMessage()));
        }
    }

    private static String seconds(long millis) {
        return "%d.%03d".formatted(millis / 1000, millis % 1000);
    }

    private Points points(String answer) {
        JsonNode root = json.readTree(answer);
        if (!root.path("status").asString().equals("success")) {
            return new Points(Map.of(), root.path("error").asString());
        }
        Map<Labels, Map<Long, Double>> bySeries = new TreeMap<>();
        JsonNode result = root.path("data").path("result");
        if (root.path("data").path("resultType").asString().equals("scalar")) {
            put(bySeries.computeIfAbsent(Labels.EMPTY, _ -> new TreeMap<>()), result);
            return new Points(bySeries, "");
        }
        for (JsonNode series : result) {
            Map<String, String> labels = new TreeMap<>();
            series.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString()));
            Map<Long, Double> values = bySeries.computeIfAbsent(Labels.of(labels), _ -> new TreeMap<>());
            if (series.has("value")) {
                put(values, series.path("value"));
            }
            series.path("values").forEach(value -> put(values, value));
        }
        return new Points(bySeries, "");
    }

    private static void put(Map<Long, Double> values, JsonNode point) {
        String text = point.get(1).asString();
        double value = switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
        values.put(Math.round(point.get(0).asDouble() * 1000), value);
    }

    private static Points points(Value value) {
        Map<Labels, Map<Long, Double>> bySeries = new TreeMap<>();
        switch (value) {
            case Value.Scalar scalar -> bySeries.put(Labels.EMPTY, Map.of(scalar.time(), scalar.value()));
            case Value.Vector vector ->
                vector.samples()
                        .forEach(sample -> bySeries.put(sample.labels(), Map.of(sample.time(), sample.value())));
            case Value.Matrix matrix -> {
                for (Series series : matrix.series()) {
                    Map<Long, Double> values = bySeries.computeIfAbsent(series.labels(), _ -> new TreeMap<>());
                    for (int i = 0; i < series.size(); i++) {
                        values.put(series.time(i), series.value(i));
                    }
                }
            }
            case Value.Text _ -> {}
        }
        return new Points(bySeries, "");
    }

    /** The expressions in our rule and dashboard files, their variables filled in. */
    private static List<String> ours() throws IOException {
        List<String> queries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(OBSERVABILITY)) {
            for (Path file : files.sorted().toList()) {
                String name = file.toString();
                if (name.contains("prometheus/rules") && name.endsWith(".yml")) {
                    new YAMLMapper().readTree(file).findValues("expr").forEach(expr -> add(queries, expr));
                } else if (name.endsWith(".json")) {
                    JsonMapper.shared().readTree(file).findValues("expr").forEach(expr -> add(queries, expr));
                }
            }
        }
        return queries.stream().distinct().toList();
    }

    private static void add(List<String> queries, JsonNode expr) {
        String query = expr.asString()
                .replaceAll("\\$__(rate_interval|interval|range)", "5m")
                .replaceAll("\\$\\{?\\w+(:\\w+)?\\}?", ".*");
        try {
            Expression.parse(query);
            queries.add(query);
        } catch (PromQlException e) {
            // Of another language: Loki's and Tempo's are in the same files.
        }
    }
}
