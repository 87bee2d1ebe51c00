package dev.webstore.traffic.file;

import dev.webstore.traffic.time.TimeSpan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, and the getters of its fields.
 *
 * <p>A getter that finds something wrong notes it with line and field and returns a harmless placeholder, so that one
 * reading can name everything that is wrong.
 */
public final class Section {

    private final String file;
    private final String prefix;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<String> errors;

    private Section(String file, String prefix, MappingNode mapping, List<String> errors) {
        this.file = file;
        this.prefix = prefix;
        this.line = lineOf(mapping);
        this.errors = errors;
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            lines.put(name, lineOf(tuple.getKeyNode()));
            if (fields.put(name, tuple.getValueNode()) != null) {
                reject(name, "stands there twice");
            }
        }
    }

    /**
     * Reads a file by {@code reader}.
     *
     * @throws BadFileException naming file, line and field of everything that is wrong
     */
    public static <T> T read(Path file, Function<Section, T> reader) {
        try {
            return parse(file.toString(), Files.readString(file), reader);
        } catch (CharacterCodingException e) {
            throw new BadFileException(List.of(file + ": is no text in UTF-8"));
        } catch (IOException e) {
            throw new BadFileException(List.of(file + ": cannot be read"));
        }
    }

    /**
     * Reads the text of a file by {@code reader}.
     *
     * @param file its name for errors
     * @throws BadFileException naming file, line and field of everything that is wrong
     */
    public static <T> T parse(String file, String yaml, Function<Section, T> reader) {
        var errors = new ArrayList<String>();
        try {
            T value = reader.apply(new Section(file, "", mapping(file, yaml), errors));
            if (!errors.isEmpty()) {
                throw new BadFileException(errors);
            }
            return value;
        } catch (StackOverflowError e) {
            // By thousands of brackets, or by an alias of what it stands in.
            throw new BadFileException(List.of(file + ": is nested too deeply"));
        }
    }

    private static MappingNode mapping(String file, String yaml) {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml);
            if (root.orElse(null) instanceof MappingNode mapping) {
                return mapping;
            }
            throw new BadFileException(List.of(file + ":1: must be a mapping of fields"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new BadFileException(List.of("%s:%d: is no YAML: %s".formatted(file, line, e.getProblem())));
        } catch (YamlEngineException e) {
            throw new BadFileException(List.of("%s:1: is no YAML: %s".formatted(file, e.getMessage())));
        }
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The names of its fields, in their order. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** Rejects fields that are not among {@code known}. */
    public void only(String... known) {
        List<String> names = Arrays.asList(known);
        for (String name : fields.keySet()) {
            if (!names.contains(name)) {
                reject(name, "is unknown; there are " + String.join(", ", names));
            }
        }
    }

    /** A required text. */
    public String text(String name) {
        return required(name, optionalText(name), "");
    }

    /** A required text that {@code reader} takes as it is, or says by an {@link IllegalArgumentException} why it does not. */
    public String text(String name, UnaryOperator<String> reader) {
        return required(name, optional(name, reader), "");
    }

    /** A text, or nothing. */
    public Optional<String> optionalText(String name) {
        Optional<String> text = field(name, "must be a text", Section::scalar);
        if (text.filter(String::isBlank).isPresent()) {
            reject(name, "must not be empty");
            return Optional.empty();
        }
        return text;
    }

    /** A text that {@code reader} understands, which says by an {@link IllegalArgumentException} why it does not. */
    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        return optionalText(name).flatMap(text -> understood(name, text, reader));
    }

    /** A whole number from {@code min} to {@code max}, or nothing. */
    public Optional<Integer> optionalWhole(String name, int min, int max) {
        return optionalNumber(name, min, max).map(number -> {
            if (number != Math.rint(number)) {
                reject(name, "must be a whole number");
            }
            return number.intValue();
        });
    }

    /** A required number from {@code min} to {@code max}. */
    public double number(String name, double min, double max) {
        return required(name, optionalNumber(name, min, max), min);
    }

    /** A number from {@code min} to {@code max}, or nothing. */
    public Optional<Double> optionalNumber(String name, double min, double max) {
        return optionalText(name)
                .flatMap(text -> understood(
                        name,
                        text,
                        number -> {
                            double value = Double.parseDouble(number);
                            if (!(value >= min && value <= max)) {
                                throw new NumberFormatException();
                            }
                            return value;
                        },
                        "must be a number from %s to %s".formatted(plain(min), plain(max))));
    }

    /** A required length of time, more than nothing. */
    public Duration duration(String name) {
        return required(name, optionalDuration(name), Duration.ofSeconds(1));
    }

    /** A length of time, more than nothing, if there is one. */
    public Optional<Duration> optionalDuration(String name) {
        return optional(name, TimeSpan::parse).filter(time -> {
            if (!time.isPositive()) {
                reject(name, "must be more than 0");
            }
            return time.isPositive();
        });
    }

    /** A nested mapping, or nothing. */
    public Optional<Section> optionalSection(String name) {
        return field(
                name,
                "must be a mapping of fields",
                node -> node instanceof MappingNode mapping
                        ? new Section(file, prefix + name + ".", mapping, errors)
                        : null);
    }

    /** A list of at least one mapping. */
    public List<Section> requiredSections(String name) {
        if (!has(name)) {
            reject(name, "is missing");
        } else if (fields.get(name) instanceof SequenceNode list
                && list.getValue().isEmpty()) {
            reject(name, "must not be empty");
        }
        return sections(name);
    }

    /** A list of mappings, empty when there is none. */
    public List<Section> sections(String name) {
        return items(
                name,
                "must be a mapping of fields",
                (path, node) ->
                        node instanceof MappingNode mapping ? new Section(file, path + ".", mapping, errors) : null);
    }

    /** A list of texts that {@code reader} understands, empty when there is none. */
    public <T> List<T> texts(String name, Function<String, T> reader) {
        return items(name, "must be a text", (path, node) -> {
            String text = scalar(node);
            if (text == null) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                note(lineOf(node), path, e.getMessage());
                return null;
            }
        });
    }

    /** A mapping with whatever stands there: mappings, lists, numbers, switches and texts; or nothing. */
    public Optional<Object> optionalTree(String name) {
        return field(name, "must be a mapping of fields", node -> node instanceof MappingNode ? node : null)
                .map(node -> tree(prefix + name, node));
    }

    /** Notes that a field is wrong for a reason of the caller's own. */
    public void reject(String name, String why) {
        note(lines.getOrDefault(name, line), prefix + name, why);
    }

    private <T> List<T> items(String name, String demand, ItemReader<T> reader) {
        List<Node> nodes = field(
                        name, "must be a list", node -> node instanceof SequenceNode list ? list.getValue() : null)
                .orElse(List.of());
        var items = new ArrayList<T>();
        for (int i = 0; i < nodes.size(); i++) {
            String path = "%s%s[%d]".formatted(prefix, name, i);
            int before = errors.size();
            T item = reader.read(path, nodes.get(i));
            if (item != null) {
                items.add(item);
            } else if (errors.size() == before) {
                note(lineOf(nodes.get(i)), path, demand);
            }
        }
        return items;
    }

    private <T> Optional<T> field(String name, String demand, Function<Node, @Nullable T> reader) {
        Node node = fields.get(name);
        if (node == null) {
            return Optional.empty();
        }
        T value = reader.apply(node);
        if (value == null) {
            reject(name, demand);
        }
        return Optional.ofNullable(value);
    }

    private <T> Optional<T> understood(String name, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            reject(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> understood(String name, String text, Function<String, T> reader, String demand) {
        try {
            return Optional.of(reader.apply(text));
        } catch (NumberFormatException e) {
            reject(name, demand);
            return Optional.empty();
        }
    }

    private <T> T required(String name, Optional<T> value, T placeholder) {
        if (value.isEmpty() && !has(name)) {
            reject(name, "is missing");
        }
        return value.orElse(placeholder);
    }

    private void note(int where, String path, @Nullable String why) {
        errors.add("%s:%d: %s: %s".formatted(file, where, path, why));
    }

    private Object tree(String path, Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                var map = new LinkedHashMap<String, Object>();
                for (NodeTuple tuple : mapping.getValue()) {
                    String name = String.valueOf(scalar(tuple.getKeyNode()));
                    if (map.put(name, tree(path + "." + name, tuple.getValueNode())) != null) {
                        note(lineOf(tuple.getKeyNode()), path + "." + name, "stands there twice");
                    }
                }
                yield map;
            }
            case SequenceNode list ->
                list.getValue().stream().map(item -> tree(path + "[]", item)).toList();
            case ScalarNode scalar -> plainValue(path, scalar);
            default -> throw new IllegalStateException("A composed document has no node like " + node);
        };
    }

    private Object plainValue(String path, ScalarNode scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return Long.valueOf(value);
            }
            if (tag.equals(Tag.FLOAT)) {
                return Double.valueOf(value);
            }
        } catch (NumberFormatException e) {
            note(lineOf(scalar), path, "must be a number that JSON knows: " + value);
        }
        return tag.equals(Tag.BOOL) ? (Object) Boolean.valueOf(value) : value;
    }

    private static @Nullable String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    @FunctionalInterface
    private interface ItemReader<T> {
        @Nullable T read(String path, Node node);
    }
}
