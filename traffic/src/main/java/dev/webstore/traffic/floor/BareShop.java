package dev.webstore.traffic.floor;

import dev.webstore.embedded.PostgresServer;
import dev.webstore.embedded.RedisServer;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Answers a journey's requests and does nothing but the statements, commands and exchanges that the whole shop does for
 * them: no validation, rules, JSON, resilience, logs or telemetry. What a journey costs here is the floor under what it
 * can cost in the shop.
 */
public final class BareShop {

    /** To each database, as many as the shop's services have. */
    private static final int CONNECTIONS = 12;

    /** Sizes in bytes of the shop's answers. */
    private static final int PAGE = 3_000;

    private static final int PRODUCT = 330;
    private static final int CART = 330;
    private static final int ORDER = 700;

    private static final byte[] OFFERS = """
            {"products":[{"product_id":"aud-001","category":"audio","countries":["US","UK","DE","FR","JP","BR","IN"]}]}
            """.getBytes(StandardCharsets.UTF_8);

    private BareShop() {}

    /** Runs until killed. The first argument names a file to write the port to once it listens. */
    public static void main(String[] arguments) throws Exception {
        try (var postgres = PostgresServer.startTemporary();
                var redis = RedisServer.startTemporary();
                var shop = open(postgres, "shop");
                var payments = open(postgres, "payments");
                var promotions = open(postgres, "promotions");
                var carts = BareCarts.connect(redis.url());
                var exchanges = BareExchanges.start()) {
            var journey = new BareJourney(
                    new BareOrders(shop), new BareLedger(payments), new BarePromotions(promotions), carts, exchanges);
            WebServer server = WebServer.builder()
                    .host("127.0.0.1")
                    .port(0)
                    .routing(routing(journey))
                    .build()
                    .start();
            Files.writeString(Path.of(arguments[0]), server.port() + "\n");
            journey.workOffOutbox();
        }
    }

    private static BareDatabase open(PostgresServer postgres, String schema) throws Exception {
        return BareDatabase.open(postgres.createDatabase(schema, schema, schema), schema, "db/" + schema, CONNECTIONS);
    }

    private static HttpRouting.Builder routing(BareJourney journey) {
        return HttpRouting.builder()
                .post("/auth/register", (request, response) -> {
                    request.content().as(byte[].class);
                    response.status(Status.CREATED_201);
                    response.header(HeaderValues.CONTENT_TYPE_JSON);
                    response.send("{\"token\":\"" + journey.register() + "\"}");
                })
                .get("/products", (request, response) -> {
                    response.header(HeaderValues.CONTENT_TYPE_JSON);
                    if (request.query().contains("limit")) {
                        response.send(OFFERS);
                    } else {
                        journey.browse();
                        response.send(Filler.json(PAGE));
                    }
                })
                .get(
                        "/products/{id}",
                        answer(
                                Status.OK_200,
                                PRODUCT,
                                request -> journey.product(
                                        request.path().pathParameters().get("id"))))
                .post("/cart/add", answer(Status.OK_200, CART, request -> journey.add(user(request))))
                .get("/cart", answer(Status.OK_200, CART, request -> journey.viewCart(user(request))))
                .post("/checkout", answer(Status.CREATED_201, ORDER, request -> journey.checkOut(user(request))));
    }

    private static Handler answer(Status status, int bytes, Consumer<ServerRequest> work) {
        return (request, response) -> {
            if (request.content().hasEntity()) {
                request.content().as(byte[].class);
            }
            work.accept(request);
            response.status(status);
            response.header(HeaderValues.CONTENT_TYPE_JSON);
            response.send(Filler.json(bytes));
        };
    }

    private static String user(ServerRequest request) {
        return request.headers().get(HeaderNames.AUTHORIZATION).get().substring("Bearer ".length());
    }
}
