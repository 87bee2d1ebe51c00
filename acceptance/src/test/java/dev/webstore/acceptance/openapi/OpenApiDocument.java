package dev.webstore.acceptance.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI 3.1 document; its schemas are JSON Schema 2020-12. */
final class OpenApiDocument {

    private static final String ADDRESS = "https://webstore.example/openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    OpenApiDocument(String yaml) {
        this.document = new YAMLMapper().readTree(yaml);
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(ADDRESS, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Every operation, as {@code POST /cart/add}. */
    Set<String> operations() {
        var operations = new TreeSet<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** The operations that take a body. */
    Set<String> operationsWithBody() {
        var operations = new TreeSet<>(operations());
        operations.removeIf(operation -> {
            String method = operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT);
            String path = operation.substring(operation.indexOf(' ') + 1);
            return !document.path("paths").path(path).path(method).has("requestBody");
        });
        return operations;
    }

    /** Whether it says that an operation may answer with {@code status}. */
    boolean has(String method, String path, int status) {
        return !document.at(resolved(response(method, path, status))).isMissingNode();
    }

    /** Whether it says that such an answer has a body of that type. */
    boolean has(String method, String path, int status, String type) {
        return !document.at(schema(method, path, status, type)).isMissingNode();
    }

    /** What is wrong with a body, by its schema. */
    List<String> errors(String method, String path, int status, String type, JsonNode body) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + schema(method, path, status, type)));
        return schema.validate(body).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private String schema(String method, String path, int status, String type) {
        return resolved(response(method, path, status)) + "/content/" + escaped(type) + "/schema";
    }

    private static String response(String method, String path, int status) {
        return "/paths/%s/%s/responses/%d".formatted(escaped(path), method.toLowerCase(Locale.ROOT), status);
    }

    /** Follows a reference: a pointer does not lead through one. */
    private String resolved(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isString() ? reference.stringValue().substring(1) : pointer;
    }

    /** As of RFC 6901. */
    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
