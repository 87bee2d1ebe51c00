package dev.webstore.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    @Test
    void describesWhatIsServedAndNothingElse() throws Exception {
        var described = new TreeMap<String, Set<String>>();
        try (InputStream in = PaymentsService.class.getResourceAsStream("openapi.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(in).get("paths");
            paths.propertyStream().forEach(path -> described.put(path.getKey(), methods(path.getValue())));
        }

        Map<String, Set<String>> served;
        try (var payments = new PaymentsFixture("http://localhost:1", Map.of())) {
            assertThat(payments.get("/openapi").status()).isEqualTo(200);
            assertThat(payments.get("/docs").status()).isEqualTo(200);
            assertThat(payments.get("/health").text("status")).isEqualTo("healthy");
            served = new TreeMap<>(payments.paths());
        }
        served.keySet().removeIf(path -> path.startsWith("/docs") || path.equals("/openapi"));
        assertThat(described).isEqualTo(served);
    }

    private static Set<String> methods(JsonNode path) {
        return path.propertyNames().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
