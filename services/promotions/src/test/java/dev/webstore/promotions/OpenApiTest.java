package dev.webstore.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void everyRouteIsDescribedAndNothingElse() throws Exception {
        var described = new TreeMap<String, Set<String>>();
        try (InputStream in = PromotionsService.class.getResourceAsStream("openapi.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(in).get("paths");
            paths.propertyStream().forEach(path -> described.put(path.getKey(), methods(path.getValue())));
        }
        Map<String, Set<String>> routed;
        try (var promotions = new PromotionsFixture()) {
            routed = new TreeMap<>(promotions.paths());
        }
        routed.keySet().removeIf(path -> path.startsWith("/docs") || path.equals("/openapi"));
        assertThat(described).isEqualTo(routed);
    }

    private static Set<String> methods(JsonNode path) {
        var methods = new TreeSet<String>();
        path.propertyNames().forEach(name -> {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        return methods;
    }
}
