package dev.webstore.acceptance.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files of {@code observability/} that are about rules. */
final class Observability {

    /** Maven runs the tests in the folder of their module. */
    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    static final Path ALERTMANAGER = PROJECT.resolve("observability/alertmanager");
    static final Path PROMETHEUS_RULES = PROJECT.resolve("observability/prometheus/rules");
    static final Path PROMETHEUS_TESTS = PROJECT.resolve("observability/prometheus/tests");
    static final Path RUNBOOKS = PROJECT.resolve("docs/runbooks");
    private static final Path LOKI_RULES = PROJECT.resolve("observability/loki/rules/fake");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Observability() {}

    /** The rules of Prometheus. */
    static List<Rule> prometheusRules() {
        return rules(PROMETHEUS_RULES);
    }

    /** The alerts of Prometheus and Loki. */
    static List<Rule> alerts() {
        return Stream.concat(prometheusRules().stream(), rules(LOKI_RULES).stream())
                .filter(Rule::alerting)
                .toList();
    }

    /** The YAML files of a folder, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*[.]ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        return YAML.readTree(file);
    }

    private static List<Rule> rules(Path folder) {
        return files(folder).stream()
                .flatMap(file -> read(file)
                        .path("groups")
                        .valueStream()
                        .flatMap(group -> group.path("rules").valueStream())
                        .map(rule -> rule(file.getFileName().toString(), rule)))
                .toList();
    }

    private static Rule rule(String file, JsonNode rule) {
        boolean alerting = rule.has("alert");
        return new Rule(
                file,
                rule.path(alerting ? "alert" : "record").asString(),
                alerting,
                rule.path("expr").asString(),
                texts(rule.path("labels")),
                texts(rule.path("annotations")));
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }
}
