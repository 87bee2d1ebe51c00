package dev.webstore.console.dashboard;

import dev.webstore.console.dashboard.PanelContent.Cell;
import dev.webstore.console.dashboard.PanelContent.Nothing;
import dev.webstore.console.dashboard.PanelContent.Row;
import dev.webstore.console.dashboard.PanelContent.Table;
import dev.webstore.console.dashboard.Panels.Answer;
import dev.webstore.console.dashboard.Queries.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a table of answers, by the transformations of a panel. */
final class Tables {

    private static final Pattern DATA_FIELD =
            Pattern.compile("\\$\\{__data\\.fields(?:\\.(\\w+)|\\[\"?([^\"\\]]+)\"?])}");

    private final Panel panel;

    Tables(Panel panel) {
        this.panel = panel;
    }

    PanelContent table(List<Answer> answers) {
        List<Row> rows = rows(answers);
        if (answers.size() > 1) {
            rows = merged(rows, List.of());
        }
        Map<String, String> names = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>(columns(rows));
        for (Transformation transformation : panel.transformations()) {
            JsonNode options = transformation.options();
            switch (transformation.id()) {
                case "joinByField" ->
                    rows = merged(rows, List.of(options.path("byField").asString("")));
                case "organize" -> organize(options, columns, names);
                case "sortBy" -> rows = sorted(rows, options.at("/sort/0"), names);
                case "filterFieldsByName" -> keep(options.at("/include/names"), columns);
                case "limit" ->
                    rows = rows.stream()
                            .limit(options.path("limitField").asInt(10))
                            .toList();
                default -> {
                    // Others change what Grafana receives, not what a table here holds.
                }
            }
        }
        if (rows.isEmpty()) {
            return new Nothing("No data");
        }
        columns.removeIf(column -> style(column, names).hidden());
        List<List<Cell>> cells = new ArrayList<>();
        for (Row row : rows) {
            cells.add(columns.stream().map(column -> cell(row, column, names)).toList());
        }
        return new Table(columns.stream().map(column -> title(column, names)).toList(), cells);
    }

    private static List<Row> rows(List<Answer> answers) {
        List<Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            String value =
                    answers.size() == 1 ? "Value" : "Value #" + answer.target().refId();
            for (Series series : answer.series()) {
                Map<String, Object> fields = new LinkedHashMap<>(series.labels());
                fields.put(value, series.last());
                rows.add(new Row(fields));
            }
        }
        return rows;
    }

    /** Joins rows that agree in the given fields, or, when none are given, in all texts. */
    private static List<Row> merged(List<Row> rows, List<String> by) {
        Map<Map<String, Object>, Map<String, Object>> merged = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, Object> key = new LinkedHashMap<>(row.fields());
            if (by.isEmpty()) {
                key.values().removeIf(Double.class::isInstance);
            } else {
                key.keySet().retainAll(by);
            }
            merged.computeIfAbsent(key, _ -> new LinkedHashMap<>()).putAll(row.fields());
        }
        return merged.values().stream().map(Row::new).toList();
    }

    private static Set<String> columns(List<Row> rows) {
        Set<String> texts = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (Row row : rows) {
            row.fields().forEach((name, value) -> (value instanceof Double ? numbers : texts).add(name));
        }
        texts.addAll(numbers.stream().sorted().toList());
        return texts;
    }

    private static void organize(JsonNode options, List<String> columns, Map<String, String> names) {
        columns.removeIf(column -> options.path("excludeByName").path(column).asBoolean(false));
        JsonNode order = options.path("indexByName");
        List<String> before = List.copyOf(columns);
        columns.sort(Comparator.comparingInt(column -> order.path(column).asInt(1_000 + before.indexOf(column))));
        options.path("renameByName")
                .properties()
                .forEach(rename -> names.put(rename.getKey(), rename.getValue().asString("")));
    }

    private static void keep(JsonNode wanted, List<String> columns) {
        List<String> names = new ArrayList<>();
        wanted.forEach(name -> names.add(name.asString("")));
        columns.retainAll(names);
    }

    /** Sorts by the field that has the name now. */
    private static List<Row> sorted(List<Row> rows, JsonNode by, Map<String, String> names) {
        String name = by.path("field").asString("");
        String field = names.entrySet().stream()
                .filter(rename -> rename.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
        Comparator<Row> order = Comparator.comparing(row -> row.fields().get(field), Tables::compare);
        return rows.stream()
                .sorted(by.path("desc").asBoolean(false) ? order.reversed() : order)
                .toList();
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x, y);
        }
        return String.valueOf(a).compareTo(String.valueOf(b));
    }

    private Cell cell(Row row, String column, Map<String, String> names) {
        Object value = row.fields().get(column);
        FieldStyle style = style(column, names);
        String link = style.link() == null ? null : link(style.link(), row, value);
        return switch (value) {
            case Double number ->
                new Cell(
                        style.format(number),
                        number,
                        style.colorsCells() ? style.colorOf(number).orElse(null) : null,
                        link);
            case null -> new Cell("", null, null, null);
            default -> new Cell(value.toString(), null, null, link);
        };
    }

    private FieldStyle style(String column, Map<String, String> names) {
        FieldStyle byTitle = panel.style(names.getOrDefault(column, column));
        return names.containsKey(column) && byTitle.equals(panel.field()) ? panel.style(column) : byTitle;
    }

    private String title(String column, Map<String, String> names) {
        String name = names.getOrDefault(column, column);
        String shown = style(column, names).displayName();
        return shown == null ? name : shown;
    }

    private static String link(String template, Row row, @Nullable Object value) {
        String filled = DATA_FIELD.matcher(template).replaceAll(match -> {
            String field = match.group(1) == null ? match.group(2) : match.group(1);
            return Matcher.quoteReplacement(String.valueOf(row.fields().getOrDefault(field, "")));
        });
        return filled.replace("${__value.text}", String.valueOf(value))
                .replace("${__value.raw}", String.valueOf(value));
    }
}
