package dev.webstore.payments;

import dev.webstore.embedded.PostgresServer;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The payments service on a real database of its own, and somebody who uses it. */
final class PaymentsFixture implements AutoCloseable {

    /** One for all tests of this module: its start is most of what they take. */
    private static final PostgresServer POSTGRES = PostgresServer.startTemporary();

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** An answer of the service. */
    record Answer(int status, String contentType, JsonNode body) {

        String text(String name) {
            return body.path(name).asString("");
        }

        /** The field that is wrong, as the problem document names it. */
        String wrongField() {
            return body.path("errors").path(0).path("field").asString("");
        }
    }

    private final String databaseUrl;
    private final PaymentsService service;
    private final HttpClient http = HttpClient.newHttpClient();

    PaymentsFixture(String providerUrl, Map<String, String> settings) {
        databaseUrl = POSTGRES.createDatabase("payments_" + DATABASES.incrementAndGet(), "payments", "payments");
        var all = new HashMap<>(Map.of(
                "OTEL_SDK_DISABLED", "true",
                "WEBSTORE_LOG_LEVEL", "off",
                "PAYMENTS_SERVICE_LISTEN_PORT", "0",
                "PAYMENTS_DATABASE_URL", databaseUrl,
                "PAYMENT_PROVIDER_URL", providerUrl));
        all.putAll(settings);
        service = (PaymentsService) PaymentsService.start(Configuration.of(all));
    }

    static String newOrder() {
        return "ord_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A charge of 19.99 that may be taken for a minute. */
    static Map<String, Object> charge(String orderId) {
        var charge = new HashMap<String, Object>();
        charge.put("order_id", orderId);
        charge.put("user_id", "user_1");
        charge.put("amount", 19.99);
        charge.put("country", "DE");
        charge.put("payment_method", "credit_card");
        charge.put(
                "process_before",
                Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString());
        return charge;
    }

    /** A charge with one field set to something else. */
    static Map<String, Object> charge(String orderId, String field, @Nullable Object value) {
        Map<String, Object> charge = charge(orderId);
        charge.put(field, value);
        return charge;
    }

    Answer process(Map<String, Object> charge) {
        return post("/api/payments/process", Json.bytes(charge), "application/json");
    }

    Answer refund(String orderId) {
        return post(
                "/api/payments/pay_%s/refund".formatted(orderId),
                Json.bytes(Map.of("reason", "out of stock")),
                "application/json");
    }

    Answer find(String orderId) {
        return get("/api/payments/pay_" + orderId);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, byte[] body, String contentType) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    Map<String, Set<String>> paths() {
        return service.paths();
    }

    /** Lets the time come at which a worker looks after the payment of an order. */
    void makeDue(String orderId) {
        execute("UPDATE payments.payments SET due_at = now() - interval '1 second' WHERE order_id = '%s'"
                .formatted(orderId));
    }

    /** The first column of the only row. */
    String query(String sql) {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? Json.tree(response.body()) : Json.tree(Json.bytes(Map.of()));
            return new Answer(response.statusCode(), type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        URI uri = URI.create(databaseUrl);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath()),
                "payments",
                "payments");
    }
}
