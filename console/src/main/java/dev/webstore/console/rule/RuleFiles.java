package dev.webstore.console.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.webstore.console.files.FileException;
import dev.webstore.console.files.TextFile;
import dev.webstore.console.files.Yaml;
import dev.webstore.console.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Prometheus's rule files, as strictly as Prometheus does. */
public final class RuleFiles {

    private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Expressions expressions;
    private final Duration defaultInterval;

    /**
     * A reader.
     *
     * @param expressions knows what a valid expression is
     * @param defaultInterval how often a group is evaluated that does not say it
     */
    public RuleFiles(Expressions expressions, Duration defaultInterval) {
        this.expressions = expressions;
        this.defaultInterval = defaultInterval;
    }

    /**
     * The groups of a file.
     *
     * @throws FileException naming the file and, where known, the line of what is wrong
     */
    public List<RuleGroup> read(TextFile file) {
        Document document = Yaml.read(file, Document.class);
        var names = new HashSet<String>();
        var groups = new ArrayList<RuleGroup>();
        for (GroupYaml group : orEmpty(document.groups())) {
            if (group.name() == null || group.name().isEmpty()) {
                throw new FileException(file.name(), "group name must not be empty");
            }
            if (!names.add(group.name())) {
                throw new FileException(file.name(), "group name \"%s\" is repeated".formatted(group.name()));
            }
            groups.add(group(file, group, group.name()));
        }
        return List.copyOf(groups);
    }

    private RuleGroup group(TextFile file, GroupYaml group, String name) {
        List<Rule> rules = orEmpty(group.rules()).stream()
                .map(rule -> rule(file, group, rule))
                .toList();
        return new RuleGroup(
                file.name(),
                name,
                Objects.requireNonNullElse(group.interval(), defaultInterval),
                Objects.requireNonNullElse(group.queryOffset(), Duration.ZERO),
                group.limit(),
                rules);
    }

    private Rule rule(TextFile file, GroupYaml group, RuleYaml yaml) {
        try {
            return rule(yaml, group);
        } catch (RuntimeException e) {
            String name = yaml.alert() == null ? String.valueOf(yaml.record()) : yaml.alert();
            throw new FileException(file.name(), lineOf(file, name), "rule %s: %s".formatted(name, e.getMessage()));
        }
    }

    private Rule rule(RuleYaml yaml, GroupYaml group) {
        demand((yaml.record() == null) != (yaml.alert() == null), "one of record and alert must be set");
        String expression = Objects.requireNonNullElse(yaml.expr(), "").strip();
        demand(!expression.isEmpty(), "field 'expr' must be set in rule");
        expressions.check(expression);

        var labels = new TreeMap<>(orEmpty(group.labels()));
        labels.putAll(orEmpty(yaml.labels()));
        labels.keySet()
                .forEach(label -> demand(
                        LABEL_NAME.matcher(label).matches() && !label.equals("__name__"),
                        "invalid label name: " + label));
        return yaml.alert() == null
                ? recording(yaml, String.valueOf(yaml.record()), expression, labels)
                : alerting(yaml, yaml.alert(), expression, labels);
    }

    private static Rule recording(RuleYaml yaml, String name, String expression, Map<String, String> labels) {
        demand(yaml.annotations() == null, "invalid field 'annotations' in recording rule");
        demand(yaml.holdFor() == null, "invalid field 'for' in recording rule");
        demand(yaml.keepFiringFor() == null, "invalid field 'keep_firing_for' in recording rule");
        demand(METRIC_NAME.matcher(name).matches(), "invalid recording rule name: " + name);
        return new Rule.Recording(name, expression, Collections.unmodifiableMap(labels));
    }

    private static Rule alerting(RuleYaml yaml, String name, String expression, Map<String, String> labels) {
        demand(!name.isEmpty(), "alert must have a name");
        Map<String, String> annotations = Collections.unmodifiableMap(new TreeMap<>(orEmpty(yaml.annotations())));
        return new Rule.Alerting(
                name,
                expression,
                Objects.requireNonNullElse(yaml.holdFor(), Duration.ZERO),
                Objects.requireNonNullElse(yaml.keepFiringFor(), Duration.ZERO),
                Collections.unmodifiableMap(labels),
                annotations,
                templates(labels),
                templates(annotations));
    }

    private static Map<String, Template> templates(Map<String, String> texts) {
        var templates = new LinkedHashMap<String, Template>();
        texts.forEach((name, text) -> {
            try {
                templates.put(name, Template.parse(text));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("template of " + name + ": " + e.getMessage(), e);
            }
        });
        return Collections.unmodifiableMap(templates);
    }

    private static void demand(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The line where a rule has its name, or 1. */
    private static int lineOf(TextFile file, String rule) {
        Pattern pattern = Pattern.compile("[-\\s]*(alert|record):\\s*[\"']?" + Pattern.quote(rule) + "[\"']?\\s*");
        List<String> lines = file.text().lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (pattern.matcher(lines.get(index)).matches()) {
                return index + 1;
            }
        }
        return 1;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private record Document(@Nullable List<GroupYaml> groups) {}

    private record GroupYaml(
            @Nullable String name,
            @Nullable Duration interval,
            @Nullable Duration queryOffset,
            int limit,
            @Nullable Map<String, String> labels,
            @Nullable List<RuleYaml> rules) {}

    private record RuleYaml(
            @Nullable String record,
            @Nullable String alert,
            @Nullable String expr,
            @JsonProperty("for") @Nullable Duration holdFor,
            @Nullable Duration keepFiringFor,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations) {}
}
