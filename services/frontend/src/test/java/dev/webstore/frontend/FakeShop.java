package dev.webstore.frontend;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Stands for main-service and promotions-service: two products, one account of each kind, and what a test asks for. */
final class FakeShop implements AutoCloseable {

    static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    static final String TOKEN = "token-of-uma";
    static final String ADMIN_TOKEN = "token-of-ada";

    /** A product whose words would be markup if they were not escaped. */
    static final String NASTY = "<script>alert(1)</script>\" onerror='x";

    /** A request that arrived. */
    record Received(
            String line,
            Map<String, String> headers,
            @Nullable JsonNode body) {}

    private final Telemetry telemetry;
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> cart = new HashMap<>();
    private volatile Supplier<Map<String, ?>> checkout = () -> order("PAID");
    private volatile String orderStatus = "PAID";
    private volatile boolean tokensExpired;
    private volatile @Nullable CountDownLatch held;

    FakeShop() {
        var configuration =
                Configuration.of(Map.of(ServiceName.MAIN.listenPortKey(), "0", "WEBSTORE_LOG_LEVEL", "error"));
        telemetry = Telemetry.logsOnly(ServiceName.MAIN, configuration);
        server = HttpServer.start(ServiceName.MAIN, configuration, telemetry, List.of(), List.of(this::addRoutes));
    }

    /** The settings that lead the frontend here. */
    Map<String, String> settings() {
        String url = "http://localhost:" + server.port();
        return Map.of(ServiceName.MAIN.urlKey(), url, ServiceName.PROMOTIONS.urlKey(), url);
    }

    void checkoutAnswers(Supplier<Map<String, ?>> answer) {
        checkout = answer;
    }

    void orderIs(String status) {
        orderStatus = status;
    }

    void expireTokens() {
        tokensExpired = true;
    }

    /** From now on answers to nothing until the latch opens. */
    void hold(CountDownLatch until) {
        held = until;
    }

    /** The requests of a method and path, oldest first. */
    List<Received> received(String line) {
        return received.stream().filter(request -> request.line().equals(line)).toList();
    }

    void fillCart(int quantity) {
        cart.put("aud-001", quantity);
    }

    static Map<String, Object> order(String status) {
        return Map.ofEntries(
                Map.entry("order_id", "order-1"),
                Map.entry("status", status),
                Map.entry("country", "DE"),
                Map.entry("payment_method", "paypal"),
                Map.entry(
                        "items",
                        List.of(Map.of(
                                "product_id",
                                "aud-001",
                                "name",
                                NASTY,
                                "unit_price",
                                189.00,
                                "quantity",
                                2,
                                "line_total",
                                378.00))),
                Map.entry("subtotal", 378.00),
                Map.entry("discount", 18.90),
                Map.entry("discounts", List.of(Map.of("source", "tier", "name", "Over $200", "amount", 18.90))),
                Map.entry("total", 359.10),
                Map.entry("currency", "USD"),
                Map.entry("reason", "insufficient_funds"),
                Map.entry("trace_id", TRACE_ID),
                Map.entry("created_at", "2026-11-23T09:30:00Z"),
                Map.entry("updated_at", "2026-11-23T09:30:00Z"));
    }

    @Override
    public void close() {
        server.close();
        telemetry.close();
    }

    private void addRoutes(RouteTable table) {
        table.get("/products", (request, response) -> {
                    note(request);
                    Responses.json(response, catalogue());
                })
                .get("/products/{id}", (request, response) -> {
                    note(request);
                    Responses.json(response, product(Requests.path(request, "id")));
                })
                .post("/auth/login", this::logIn)
                .post("/auth/register", this::register)
                .post("/auth/logout", (request, response) -> {
                    note(request);
                    user(request);
                    Responses.noContent(response);
                })
                .get("/auth/me", (request, response) -> Responses.json(response, user(request)))
                .get("/cart", (request, response) -> answerCart(request, response))
                .post("/cart/add", (request, response) -> {
                    user(request);
                    JsonNode body = note(request);
                    cart.merge(
                            body.path("product_id").asString(),
                            body.path("quantity").asInt(),
                            Integer::sum);
                    answerCart(request, response);
                })
                .patch("/cart/items/{id}", (request, response) -> {
                    user(request);
                    cart.put(
                            Requests.path(request, "id"),
                            note(request).path("quantity").asInt());
                    answerCart(request, response);
                })
                .delete("/cart/items/{id}", (request, response) -> {
                    cart.remove(Requests.path(request, "id"));
                    answerCart(request, response);
                })
                .post("/checkout", (request, response) -> {
                    user(request);
                    note(request);
                    Responses.json(response, 201, checkout.get());
                })
                .get("/orders", (request, response) -> {
                    user(request);
                    Responses.json(response, Map.of("orders", List.of(order(orderStatus)), "total", 1));
                })
                .get("/orders/{id}", (request, response) -> {
                    user(request);
                    Responses.json(response, order(orderStatus));
                })
                .get(
                        "/api/promotions/campaigns",
                        (request, response) -> Responses.json(response, Map.of("campaigns", List.of(campaign()))))
                .post("/api/promotions/campaigns", this::takeCampaign)
                .patch("/api/promotions/campaigns/{id}", this::takeCampaign)
                .post("/api/promotions/campaigns/{id}/end", (request, response) -> {
                    note(request);
                    Responses.json(response, campaign());
                });
    }

    private void logIn(ServerRequest request, ServerResponse response) {
        JsonNode body = note(request);
        if (!body.path("password").asString().equals("webstore-demo")) {
            throw new ProblemException(Problem.of(401, "Sign-in failed", "E-mail and password do not belong together"));
        }
        boolean admin = body.path("email").asString().startsWith("admin");
        tokensExpired = false;
        Responses.json(response, signIn(admin ? ADMIN_TOKEN : TOKEN));
    }

    private void register(ServerRequest request, ServerResponse response) {
        JsonNode body = note(request);
        if (body.path("email").asString().equals("taken@webstore.example")) {
            throw new ProblemException(Problem.ofField(409, "E-mail taken", "email", "belongs to an account already"));
        }
        Responses.json(response, 201, signIn(TOKEN));
    }

    private void takeCampaign(ServerRequest request, ServerResponse response) {
        JsonNode body = note(request);
        if (body.path("effect").size() != 1) {
            throw ProblemException.invalid("effect.percent", "or amount must be given, and not both");
        }
        Responses.json(response, campaign());
    }

    private void answerCart(ServerRequest request, ServerResponse response) {
        user(request);
        var lines = new ArrayList<Map<String, Object>>();
        cart.forEach((id, quantity) -> lines.add(Map.of(
                "product_id",
                id,
                "name",
                NASTY,
                "category",
                "audio",
                "unit_price",
                189.00,
                "quantity",
                quantity,
                "line_total",
                189 * quantity,
                "stock",
                5)));
        int pieces = cart.values().stream().mapToInt(Integer::intValue).sum();
        Responses.json(
                response,
                Map.of(
                        "items",
                        lines,
                        "item_count",
                        pieces,
                        "subtotal",
                        189 * pieces,
                        "currency",
                        "USD",
                        "country",
                        "DE"));
    }

    private Map<String, String> user(ServerRequest request) {
        Optional<String> token = Requests.bearerToken(request).filter(text -> !tokensExpired);
        boolean admin = token.filter(ADMIN_TOKEN::equals).isPresent();
        if (!admin && token.filter(TOKEN::equals).isEmpty()) {
            throw new ProblemException(Problem.of(401, "Unauthorized", "The bearer token is unknown or expired"));
        }
        return admin
                ? Map.of("user_id", "admin_1", "email", "admin@webstore.example", "name", "Ada", "role", "admin")
                : Map.of("user_id", "user_1", "email", "user@webstore.example", "name", "Uma", "role", "customer");
    }

    private static Map<String, Object> signIn(String token) {
        return Map.of(
                "token",
                token,
                "token_type",
                "Bearer",
                "expires_at",
                "2100-01-01T00:00:00Z",
                "user",
                Map.of("user_id", "user_1", "email", "user@webstore.example", "name", "Uma", "role", "customer"));
    }

    private static Map<String, Object> catalogue() {
        return Map.of(
                "products", List.of(product("aud-001"), product("toy-002")),
                "total", 50,
                "limit", 24,
                "offset", 0,
                "categories",
                        List.of(Map.of("category", "audio", "count", 30), Map.of("category", "toys", "count", 20)));
    }

    private static Map<String, Object> product(String id) {
        return switch (id) {
            case "aud-001" -> product(id, NASTY, 5, List.of("US", "DE"));
            case "toy-002" -> product(id, "Captain Otter", 0, List.of("US"));
            default -> throw ProblemException.notFound("There is no such product");
        };
    }

    private static Map<String, Object> product(String id, String name, int stock, List<String> countries) {
        return Map.of(
                "product_id",
                id,
                "name",
                name,
                "category",
                "audio",
                "description",
                "Described as " + name,
                "price",
                1189.50,
                "currency",
                "USD",
                "stock",
                stock,
                "countries",
                countries);
    }

    private static Map<String, Object> campaign() {
        return Map.of(
                "campaign_id",
                "campaign-1",
                "name",
                NASTY,
                "description",
                "",
                "priority",
                10,
                "status",
                "active",
                "conditions",
                Map.of(
                        "min_amount",
                        20.00,
                        "countries",
                        List.of("DE"),
                        "categories",
                        List.of("audio"),
                        "first_order",
                        true,
                        "ends_at",
                        "2027-01-31T12:00:00Z"),
                "effect",
                Map.of("percent", 12.50, "cap", 25.00));
    }

    /** Remembers a request, and waits if told to. */
    private JsonNode note(ServerRequest request) {
        CountDownLatch latch = held;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] json = request.content().hasEntity()
                ? request.content().as(byte[].class)
                : "{}".getBytes(StandardCharsets.UTF_8);
        JsonNode body = Json.tree(json);
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.name(), header.get()));
        received.add(new Received(
                request.prologue().method().text() + " " + request.path().rawPath(), headers, body));
        return body;
    }
}
