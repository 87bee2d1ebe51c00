package dev.webstore.console.files;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML strictly into records: a field that the record does not have is an error. */
public final class Yaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addHandler(new UnknownFields())
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationReader()))
            .build();

    private Yaml() {}

    /**
     * Reads a whole file.
     *
     * @throws FileException naming file and line when it is not YAML of that shape
     */
    public static <T> T read(TextFile file, Class<T> type) {
        try {
            T value = MAPPER.readValue(file.text(), type);
            if (value == null) {
                throw new FileException(file.name(), "is empty");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String field = e.getPropertyName();
            throw new FileException(file.name(), lineOf(field, file, e), "unknown field " + field);
        } catch (JacksonException e) {
            String message = e.getOriginalMessage().lines().findFirst().orElse("is not valid YAML");
            throw e.getLocation() == null
                    ? new FileException(file.name(), message)
                    : new FileException(file.name(), e.getLocation().getLineNr(), message);
        }
    }

    /** The last line with the field before the end of the object that should not have it, where the parser is now. */
    private static int lineOf(String field, TextFile file, JacksonException thrown) {
        Pattern key = Pattern.compile("[-\\s{,\"']*" + Pattern.quote(field) + "[\"']?\\s*:.*");
        List<String> lines = file.text().lines().toList();
        int end = thrown.getLocation() == null
                ? lines.size()
                : thrown.getLocation().getLineNr();
        return IntStream.rangeClosed(1, Math.min(end, lines.size()))
                .filter(line -> key.matcher(lines.get(line - 1)).matches())
                .max()
                .orElse(end);
    }

    /** Jackson buffers unknown fields, and would point into its buffer. */
    private static final class UnknownFields extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object owner,
                String name) {
            throw UnrecognizedPropertyException.from(context.getParser(), owner, name, List.of());
        }
    }

    private static final class DurationReader extends StdDeserializer<Duration> {

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            try {
                return PrometheusDuration.parse(text == null ? "" : text);
            } catch (IllegalArgumentException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, text, "%s", e.getMessage());
            }
        }
    }
}
