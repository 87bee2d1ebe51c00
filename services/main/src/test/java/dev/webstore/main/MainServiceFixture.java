package dev.webstore.main;

import dev.webstore.embedded.PostgresServer;
import dev.webstore.embedded.RedisServer;
import dev.webstore.main.FakeSystem.Answer;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The main service on real PostgreSQL and Redis, among systems that behave as a test wants. */
final class MainServiceFixture implements AutoCloseable {

    static final Map<String, Object> NO_DISCOUNT = Map.of("discount", 0, "discounts", List.of());

    final PostgresServer postgres = PostgresServer.startTemporary();
    final RedisServer redis = RedisServer.startTemporary();
    final String databaseUrl = postgres.createDatabase("webstore", "webstore", "webstore");
    final FakeSystem payments = new FakeSystem(
            ServiceName.PAYMENTS,
            List.of("/api/payments/process", "/api/payments/{id}/refund"),
            List.of("/api/payments/{id}"),
            MainServiceFixture::captured);
    final FakeSystem promotions = new FakeSystem(
            ServiceName.PROMOTIONS,
            List.of("/api/promotions/check", "/api/promotions/outcome"),
            List.of(),
            request -> new Answer(200, NO_DISCOUNT));
    final FakeSystem inventory = new FakeSystem(
            ServiceName.INVENTORY,
            List.of("/api/inventory/check", "/api/inventory/reserve"),
            List.of(),
            request -> new Answer(200, Map.of("available", true)));
    final FakeSystem crm = new FakeSystem(
            ServiceName.CRM, List.of("/api/customer/order"), List.of(), request -> new Answer(201, Map.of()));

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger users = new AtomicInteger();
    private MainService service = start(Map.of());

    static Answer captured(FakeSystem.Received request) {
        return new Answer(200, Map.of("status", "CAPTURED", "transaction_id", "tx_1"));
    }

    /** Starts the service again, with other settings. */
    void restart(Map<String, String> settings) {
        service.close();
        service = start(settings);
    }

    private MainService start(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("OTEL_SDK_DISABLED", "true");
        all.put("WEBSTORE_LOG_LEVEL", "error");
        all.put("MAIN_SERVICE_LISTEN_PORT", "0");
        all.put("DATABASE_URL", databaseUrl);
        all.put("REDIS_URL", redis.url());
        for (FakeSystem system : List.of(payments, promotions, inventory, crm)) {
            all.put(system.setting().getKey(), system.setting().getValue());
        }
        all.putAll(settings);
        return MainService.start(Configuration.of(all));
    }

    Map<String, Set<String>> paths() {
        return service.paths();
    }

    /** Registers somebody and returns their token. */
    String newUser() {
        String email = "user%d-%s@example.com".formatted(users.incrementAndGet(), UUID.randomUUID());
        var answer = post("/auth/register", null, Map.of("email", email, "password", "correct horse", "name", "Uma"));
        return json(answer).get("token").stringValue();
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    HttpResponse<String> post(String path, @Nullable String token, @Nullable Object body) {
        return send("POST", path, token, body, Map.of());
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text. */
    String sql(String query) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            connection.setSchema("shop");
            if (!statement.execute(query)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body(), JsonNode.class);
    }

    private Connection connect() throws SQLException {
        URI uri = URI.create(databaseUrl);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath()),
                "webstore",
                "webstore");
    }

    @Override
    public void close() {
        service.close();
        List.of(payments, promotions, inventory, crm).forEach(FakeSystem::close);
        redis.close();
        postgres.close();
    }
}
