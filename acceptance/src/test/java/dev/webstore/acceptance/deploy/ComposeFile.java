package dev.webstore.acceptance.deploy;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code compose.yaml} as Compose understands it where nothing is set: with defaults, aliases and merges in place. */
final class ComposeFile {

    /** {@code ${NAME}} or {@code ${NAME:-default}}. */
    private static final Pattern SETTING = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    private static final String MERGE = "<<";

    private final String text;
    private final JsonNode document;

    ComposeFile(Path file) {
        try {
            this.text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String settled = SETTING.matcher(text)
                .replaceAll(setting -> Matcher.quoteReplacement(Objects.requireNonNullElse(setting.group(2), "")));
        Object plain = new Load(LoadSettings.builder().build()).loadFromString(settled);
        this.document = new JsonMapper().valueToTree(merged(plain));
    }

    /** The containers by name. */
    Map<String, JsonNode> services() {
        return properties(document.path("services"));
    }

    /**
     * The container of that name.
     *
     * @throws AssertionError when there is none
     */
    JsonNode service(String name) {
        return Objects.requireNonNullElseGet(services().get(name), () -> fail("There is no container " + name));
    }

    /** What is declared under a name at the top, such as {@code volumes}. */
    Set<String> names(String section) {
        return properties(document.path(section)).keySet();
    }

    /** The settings that can be given from outside. */
    Set<String> settings() {
        var settings = new TreeSet<String>();
        SETTING.matcher(text).results().forEach(setting -> settings.add(setting.group(1)));
        return settings;
    }

    private static Map<String, JsonNode> properties(JsonNode node) {
        var properties = new TreeMap<String, JsonNode>();
        node.properties().forEach(property -> properties.put(property.getKey(), property.getValue()));
        return properties;
    }

    /** Puts what {@code <<} names in its place; keys that stand beside it win, as do maps named earlier. */
    private static Object merged(Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                var whole = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> {
                    if (!MERGE.equals(key)) {
                        whole.put(key, value == null ? "" : merged(value));
                    }
                });
                for (Object source : sources(map.get(MERGE))) {
                    ((Map<?, ?>) merged(source)).forEach(whole::putIfAbsent);
                }
                yield whole;
            }
            case Collection<?> list -> list.stream().map(ComposeFile::merged).toList();
            default -> node;
        };
    }

    private static List<?> sources(@Nullable Object merge) {
        return switch (merge) {
            case null -> List.of();
            case List<?> several -> several;
            default -> List.of(merge);
        };
    }
}
