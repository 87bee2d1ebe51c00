package dev.webstore.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.external.crm.CrmSystem;
import dev.webstore.external.inventory.InventorySystem;
import dev.webstore.external.provider.PaymentProvider;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    @Test
    void thePaymentProviderServesWhatItDescribes(@TempDir Path data) throws Exception {
        try (var provider = ThirdPartyFixture.provider(data, Map.of())) {
            assertDescribed(PaymentProvider.class, provider);
        }
    }

    @Test
    void theCrmServesWhatItDescribes() throws Exception {
        try (var crm = ThirdPartyFixture.crm(Map.of())) {
            assertDescribed(CrmSystem.class, crm);
        }
    }

    @Test
    void theInventoryServesWhatItDescribes() throws Exception {
        try (var inventory = ThirdPartyFixture.inventory(Map.of())) {
            assertDescribed(InventorySystem.class, inventory);
        }
    }

    private static void assertDescribed(Class<?> entry, ThirdPartyFixture system) throws Exception {
        assertThat(system.get("/openapi").statusCode()).isEqualTo(200);
        assertThat(system.get("/docs").statusCode()).isEqualTo(200);
        var described = new TreeMap<String, Set<String>>();
        try (InputStream in = entry.getResourceAsStream("openapi.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(in).get("paths");
            paths.propertyStream().forEach(path -> described.put(path.getKey(), methods(path.getValue())));
        }
        var served = new TreeMap<>(system.system.paths());
        served.keySet().removeIf(path -> path.startsWith("/docs") || path.equals("/openapi"));
        assertThat(described).isEqualTo(served);
    }

    private static Set<String> methods(JsonNode path) {
        return path.propertyNames().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
