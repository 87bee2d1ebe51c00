package dev.webstore.acceptance.dashboards;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A file of {@code observability/grafana/dashboards}. */
record Dashboard(Path file, JsonNode json) {

    private static final Path FOLDER = Path.of("..", "observability", "grafana", "dashboards")
            .toAbsolutePath()
            .normalize();

    /** All of them, by name. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file, Json.tree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uid() {
        return json.path("uid").asString("");
    }

    /** Its panels and the rows between them. */
    List<JsonNode> panelsAndRows() {
        return json.path("panels").valueStream().toList();
    }

    /** Its panels. */
    List<JsonNode> panels() {
        return panelsAndRows().stream()
                .filter(panel -> !panel.path("type").asString("").equals("row"))
                .toList();
    }

    /** The names of its variables. */
    List<String> variables() {
        return json.at("/templating/list")
                .valueStream()
                .map(variable -> variable.path("name").asString(""))
                .toList();
    }

    /** What its panels ask. */
    List<PanelQuery> queries() {
        return queriesOf(_ -> true);
    }

    /** What some of its panels ask. */
    List<PanelQuery> queriesOf(Predicate<JsonNode> chosen) {
        return panels().stream()
                .filter(chosen)
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new PanelQuery(
                                uid(),
                                panel.path("title").asString(""),
                                target.at("/datasource/type").asString(""),
                                target.path("expr").asString(""))))
                .toList();
    }

    @Override
    public String toString() {
        return uid();
    }
}
