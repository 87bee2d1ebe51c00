package dev.webstore.promotions;

import dev.webstore.embedded.PostgresServer;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The promotions service on a real PostgreSQL, beside a main service that knows three tokens. */
final class PromotionsFixture implements AutoCloseable {

    static final String ADMIN = "admin-token";
    static final String CUSTOMER = "customer-token";

    private static final Map<String, String> ROLES = Map.of(ADMIN, "admin", CUSTOMER, "customer", "test-token", "test");
    private static final Configuration MAIN_SETTINGS =
            Configuration.of(Map.of("MAIN_SERVICE_LISTEN_PORT", "0", "WEBSTORE_LOG_LEVEL", "error"));

    private final PostgresServer postgres = PostgresServer.startTemporary();
    private final String databaseUrl = postgres.createDatabase("webstore", "webstore", "webstore");
    private final Telemetry mainTelemetry = Telemetry.logsOnly(ServiceName.MAIN, MAIN_SETTINGS);
    private final HttpServer main = HttpServer.start(
            ServiceName.MAIN,
            MAIN_SETTINGS,
            mainTelemetry,
            List.of(),
            List.of(table -> table.get("/auth/me", PromotionsFixture::me)));
    private final HttpClient http = HttpClient.newHttpClient();
    private final PromotionsService service = PromotionsService.start(Configuration.of(Map.of(
            "OTEL_SDK_DISABLED", "true",
            "WEBSTORE_LOG_LEVEL", "error",
            "PROMOTIONS_SERVICE_LISTEN_PORT", "0",
            "PROMOTIONS_DATABASE_URL", postgres.addRole("webstore", "promotions", "promotions"),
            "MAIN_SERVICE_URL", "http://localhost:" + main.port())));

    /** From now on nobody can be asked whose token it is. */
    void stopMain() {
        main.close();
    }

    Map<String, Set<String>> paths() {
        return service.paths();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    HttpResponse<String> post(String path, @Nullable Object body) {
        return send("POST", path, null, body);
    }

    HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
        switch (body) {
            case null -> request.method(method, BodyPublishers.noBody());
            case String raw ->
                request.method(method, BodyPublishers.ofString(raw)).header("Content-Type", "application/json");
            default ->
                request.method(method, BodyPublishers.ofByteArray(Json.bytes(body)))
                        .header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answers to requests that are all sent at the same moment. */
    List<HttpResponse<String>> atOnce(int requests, IntFunction<HttpResponse<String>> send) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < requests; i++) {
                int number = i;
                answers.add(threads.submit(() -> {
                    start.await();
                    return send.apply(number);
                }));
            }
            start.countDown();
            var responses = new ArrayList<HttpResponse<String>>();
            for (Future<HttpResponse<String>> answer : answers) {
                responses.add(answer.get());
            }
            return responses;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text; the table owner's view of the database. */
    String sql(String query) {
        URI uri = URI.create(databaseUrl);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d%s?currentSchema=promotions"
                                .formatted(uri.getHost(), uri.getPort(), uri.getPath()),
                        "promotions",
                        "promotions");
                var statement = connection.createStatement()) {
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

    private static void me(ServerRequest request, ServerResponse response) {
        String role = Requests.bearerToken(request).map(ROLES::get).orElse(null);
        if (role == null) {
            Responses.problem(response, Problem.of(401, "Unauthorized", "Nobody's token"));
        } else {
            Responses.json(response, Map.of("user_id", role + "_1", "email", "a@b.example", "name", "A", "role", role));
        }
    }

    @Override
    public void close() {
        service.close();
        main.close();
        mainTelemetry.close();
        postgres.close();
    }
}
