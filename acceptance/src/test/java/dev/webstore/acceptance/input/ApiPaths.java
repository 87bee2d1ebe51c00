package dev.webstore.acceptance.input;

import dev.webstore.acceptance.shop.Api;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The operations that a service says it has. */
final class ApiPaths {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private ApiPaths() {}

    /** The methods of each path, from the service's OpenAPI document. */
    static Map<String, Set<String>> of(Api api) {
        JsonNode document = new YAMLMapper().readTree(api.get("/openapi").body());
        var paths = new TreeMap<String, Set<String>>();
        document.path("paths").propertyStream().forEach(path -> {
            var methods = new TreeSet<String>();
            path.getValue().propertyNames().stream()
                    .filter(METHODS::contains)
                    .forEach(name -> methods.add(name.toUpperCase(Locale.ROOT)));
            paths.put(path.getKey(), methods);
        });
        return paths;
    }
}
