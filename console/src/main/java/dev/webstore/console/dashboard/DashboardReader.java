package dev.webstore.console.dashboard;

import dev.webstore.console.dashboard.Dashboard.Section;
import dev.webstore.console.dashboard.FieldStyle.Mapping;
import dev.webstore.console.dashboard.FieldStyle.Threshold;
import dev.webstore.console.dashboard.Panel.Options;
import dev.webstore.console.dashboard.Panel.Place;
import dev.webstore.console.dashboard.Target.Source;
import dev.webstore.console.files.FileException;
import dev.webstore.console.files.TextFile;
import dev.webstore.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what the console understands of a dashboard's JSON: Grafana's model, of schema version 36 and later. */
final class DashboardReader {

    private final String file;

    private DashboardReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws FileException when it is no dashboard, or has a panel or variable the console cannot show
     */
    static Dashboard read(TextFile file) {
        try {
            return new DashboardReader(file.name())
                    .dashboard(Json.tree(file.text().getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            throw new FileException(file.name(), e.getOriginalMessage());
        }
    }

    private Dashboard dashboard(JsonNode json) {
        return new Dashboard(
                text(json, "uid"),
                text(json, "title"),
                text(json, "description"),
                json.at("/time/from").asString("now-1h"),
                variables(json.at("/templating/list")),
                sections(json.path("panels")));
    }

    private List<Variable> variables(JsonNode list) {
        List<Variable> variables = new ArrayList<>();
        for (JsonNode variable : list) {
            switch (text(variable, "type")) {
                case "query" -> variables.add(queried(variable));
                case "custom", "interval" -> variables.add(fixed(variable));
                case "datasource" -> {
                    // There is one of each here.
                }
                case "textbox" -> variables.add(variable(variable, null, List.of(text(variable, "query")), true));
                case String type -> throw broken("variable %s is of type %s".formatted(text(variable, "name"), type));
            }
        }
        return variables;
    }

    private Variable queried(JsonNode variable) {
        JsonNode query = variable.path("query");
        String text = query.isObject() ? text(query, "query") : query.asString("");
        try {
            return variable(variable, Variable.LabelValues.parse(text), List.of(), false);
        } catch (IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    private static Variable fixed(JsonNode variable) {
        List<String> choices = text(variable, "query")
                .lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(choice -> !choice.isEmpty())
                .toList();
        return variable(variable, null, choices, false);
    }

    private static Variable variable(
            JsonNode variable, Variable.@Nullable LabelValues query, List<String> choices, boolean typed) {
        String name = text(variable, "name");
        String label = text(variable, "label");
        boolean includesAll = variable.path("includeAll").asBoolean(false);
        String all = text(variable, "allValue");
        return new Variable(
                name,
                label.isEmpty() ? name : label,
                query,
                choices,
                typed,
                variable.path("multi").asBoolean(false),
                includesAll ? (all.isEmpty() ? ".*" : all) : null);
    }

    /** Rows hold their panels when they are folded, and precede them when they are not. */
    private List<Section> sections(JsonNode panels) {
        List<Section> sections = new ArrayList<>();
        String title = "";
        List<Panel> open = new ArrayList<>();
        for (JsonNode panel : panels) {
            if (!text(panel, "type").equals("row")) {
                open.add(panel(panel));
                continue;
            }
            if (!open.isEmpty()) {
                sections.add(section(title, open));
            }
            title = text(panel, "title");
            open = new ArrayList<>();
            for (JsonNode inside : panel.path("panels")) {
                open.add(panel(inside));
            }
        }
        if (!open.isEmpty()) {
            sections.add(section(title, open));
        }
        return sections;
    }

    private static Section section(String title, List<Panel> panels) {
        return new Section(
                title,
                panels.stream()
                        .sorted(Comparator.comparingInt(
                                        (Panel panel) -> panel.place().y())
                                .thenComparingInt(panel -> panel.place().x()))
                        .toList());
    }

    private Panel panel(JsonNode json) {
        JsonNode place = json.path("gridPos");
        JsonNode defaults = json.at("/fieldConfig/defaults");
        return new Panel(
                json.path("id").asInt(0),
                type(json),
                text(json, "title"),
                text(json, "description"),
                new Place(
                        place.path("x").asInt(0),
                        place.path("y").asInt(0),
                        place.path("w").asInt(24),
                        place.path("h").asInt(8)),
                targets(json),
                style(defaults),
                overrides(json.at("/fieldConfig/overrides")),
                options(json),
                transformations(json.path("transformations")),
                json.at("/options/content").asString(""));
    }

    private Panel.Type type(JsonNode panel) {
        String type = text(panel, "type");
        try {
            return Panel.Type.valueOf(type.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw broken("panel %s is of type %s".formatted(text(panel, "title"), type));
        }
    }

    private static List<Target> targets(JsonNode panel) {
        List<Target> targets = new ArrayList<>();
        for (JsonNode target : panel.path("targets")) {
            JsonNode source = target.has("datasource") ? target.path("datasource") : panel.path("datasource");
            targets.add(new Target(
                    text(target, "refId"),
                    switch (text(source, "type")) {
                        case "prometheus" -> Source.PROMETHEUS;
                        case "loki" -> Source.LOKI;
                        default -> Source.OTHER;
                    },
                    text(target, "expr"),
                    text(target, "legendFormat").replace("__auto", ""),
                    target.path("instant").asBoolean(false)
                            || text(target, "queryType").equals("instant"),
                    target.path("hide").asBoolean(false)));
        }
        return targets;
    }

    private static Options options(JsonNode panel) {
        JsonNode calcs = panel.at("/options/reduceOptions/calcs");
        JsonNode custom = panel.at("/fieldConfig/defaults/custom");
        List<String> legend = new ArrayList<>();
        panel.at("/options/legend/calcs").forEach(calc -> legend.add(calc.asString("")));
        return new Options(
                calcs.isEmpty() ? "lastNotNull" : calcs.get(0).asString("lastNotNull"),
                !custom.at("/stacking/mode").asString("none").equals("none"),
                text(custom, "drawStyle").equals("bars"),
                custom.path("fillOpacity").asInt(0),
                !custom.at("/thresholdsStyle/mode").asString("off").equals("off"),
                legend);
    }

    private static FieldStyle style(JsonNode json) {
        List<Threshold> thresholds = new ArrayList<>();
        for (JsonNode step : json.at("/thresholds/steps")) {
            JsonNode value = step.path("value");
            thresholds.add(
                    new Threshold(value.isNumber() ? value.asDouble() : Double.NEGATIVE_INFINITY, text(step, "color")));
        }
        return new FieldStyle(
                optional(json, "unit"),
                json.path("decimals").isNumber() ? json.path("decimals").asInt() : null,
                json.path("min").isNumber() ? json.path("min").asDouble() : null,
                json.path("max").isNumber() ? json.path("max").asDouble() : null,
                thresholds,
                mappings(json.path("mappings")),
                optional(json, "displayName"),
                json.at("/color/mode").asString("").equals("fixed")
                        ? json.at("/color/fixedColor").asString("")
                        : null,
                json.at("/links/0").has("url") ? json.at("/links/0/url").asString("") : null,
                colorsCells(json.at("/custom/cellOptions")),
                false);
    }

    private static boolean colorsCells(JsonNode cellOptions) {
        return text(cellOptions, "type").startsWith("color");
    }

    private static Map<String, Mapping> mappings(JsonNode list) {
        Map<String, Mapping> texts = new LinkedHashMap<>();
        for (JsonNode mapping : list) {
            switch (text(mapping, "type")) {
                case "value" ->
                    mapping.path("options")
                            .properties()
                            .forEach(entry -> texts.put(entry.getKey(), mapping(entry.getValue())));
                case "special" ->
                    texts.put(
                            mapping.at("/options/match").asString("null").replace("null+nan", "null"),
                            mapping(mapping.at("/options/result")));
                default -> {
                    // Ranges are rather a matter of thresholds.
                }
            }
        }
        return texts;
    }

    private static Mapping mapping(JsonNode json) {
        return new Mapping(text(json, "text"), optional(json, "color"));
    }

    private static List<Panel.Override> overrides(JsonNode list) {
        List<Panel.Override> overrides = new ArrayList<>();
        for (JsonNode override : list) {
            overrides.add(new Panel.Override(
                    override.at("/matcher/id").asString(""),
                    override.at("/matcher/options").asString(""),
                    overridden(override.path("properties"))));
        }
        return overrides;
    }

    /** The properties of an override, put together as the defaults of a panel are. */
    private static FieldStyle overridden(JsonNode properties) {
        FieldStyle style = FieldStyle.PLAIN;
        for (JsonNode property : properties) {
            JsonNode value = property.path("value");
            String id = text(property, "id");
            boolean hidden = id.startsWith("custom.hide")
                    && (value.asBoolean(false) || value.path("viz").asBoolean(false));
            style = style.with(new FieldStyle(
                    id.equals("unit") ? value.asString("") : null,
                    id.equals("decimals") ? value.asInt(0) : null,
                    id.equals("min") ? value.asDouble(0) : null,
                    id.equals("max") ? value.asDouble(0) : null,
                    id.equals("thresholds")
                            ? style(Json.tree(Json.bytes(Map.of("thresholds", value))))
                                    .thresholds()
                            : List.of(),
                    id.equals("mappings") ? mappings(value) : Map.of(),
                    id.equals("displayName") ? value.asString("") : null,
                    id.equals("color") ? optional(value, "fixedColor") : null,
                    id.equals("links") ? optional(value.path(0), "url") : null,
                    id.equals("custom.cellOptions") && colorsCells(value),
                    hidden));
        }
        return style;
    }

    private static List<Transformation> transformations(JsonNode list) {
        List<Transformation> transformations = new ArrayList<>();
        list.forEach(json -> transformations.add(new Transformation(text(json, "id"), json.path("options"))));
        return transformations;
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return Optional.of(text(json, name)).filter(text -> !text.isEmpty()).orElse(null);
    }

    private FileException broken(String why) {
        return new FileException(file, why);
    }
}
