package dev.webstore.external;

import dev.webstore.external.crm.CrmSystem;
import dev.webstore.external.inventory.InventorySystem;
import dev.webstore.external.provider.PaymentProvider;
import dev.webstore.external.simulation.ThirdParty;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A third party on a free port, and somebody who talks to it. */
final class ThirdPartyFixture implements AutoCloseable {

    final ThirdParty system;
    private final HttpClient http = HttpClient.newHttpClient();

    private ThirdPartyFixture(ThirdParty system) {
        this.system = system;
    }

    static ThirdPartyFixture provider(Path dataDirectory, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("WEBSTORE_DATA_DIR", dataDirectory.toString());
        return new ThirdPartyFixture(PaymentProvider.start(configuration("PAYMENT_PROVIDER", all)));
    }

    static ThirdPartyFixture crm(Map<String, String> settings) {
        return new ThirdPartyFixture(CrmSystem.start(configuration("CRM_SYSTEM", settings)));
    }

    static ThirdPartyFixture inventory(Map<String, String> settings) {
        return new ThirdPartyFixture(InventorySystem.start(configuration("INVENTORY_SYSTEM", settings)));
    }

    private static Configuration configuration(String name, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put(name + "_LISTEN_PORT", "0");
        all.put("WEBSTORE_LOG_LEVEL", "error");
        return Configuration.of(all);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<String> post(String path, Object body) {
        return send("POST", path, body);
    }

    HttpResponse<String> send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + system.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body)));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body(), JsonNode.class);
    }

    static Map<String, Object> charge(String key, String country, double amount) {
        return Map.of(
                "idempotency_key",
                key,
                "amount",
                amount,
                "currency",
                "USD",
                "country",
                country,
                "payment_method",
                "credit_card",
                "process_before",
                Instant.now().plus(Duration.ofMinutes(1)).toString());
    }

    static Map<String, Object> reservation(String orderId, String country) {
        return Map.of(
                "order_id",
                orderId,
                "country",
                country,
                "items",
                List.of(Map.of("product_id", "aud-001", "quantity", 2)));
    }

    static Map<String, Object> sale(String orderId, String country) {
        return Map.of(
                "order_id",
                orderId,
                "user_id",
                "user_1",
                "country",
                country,
                "total",
                39.98,
                "status",
                "PAID",
                "items",
                List.of(Map.of("product_id", "aud-001", "quantity", 2, "unit_price", 19.99)));
    }

    @Override
    public void close() {
        system.close();
    }
}
