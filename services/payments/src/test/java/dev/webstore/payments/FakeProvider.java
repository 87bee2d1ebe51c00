package dev.webstore.payments;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A payment provider with a book, which behaves as a test tells it to; else it takes and gives back all money. */
final class FakeProvider implements AutoCloseable {

    /** What happens to the next charge or refund. */
    enum Trouble {
        /** The money moves, but nobody is told. */
        SILENT_AFTER,
        /** No money moves, and nobody is told. */
        SILENT_BEFORE
    }

    /** A charge in the book. */
    record Charge(BigDecimal amount, boolean refunded) {}

    private final Telemetry telemetry;
    private final HttpServer server;
    private final Map<String, Charge> book = new ConcurrentHashMap<>();
    private final List<JsonNode> charges = new CopyOnWriteArrayList<>();
    private final List<JsonNode> refunds = new CopyOnWriteArrayList<>();
    private final Queue<Object> plans = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    FakeProvider() {
        var configuration = Configuration.of(
                Map.of(ServiceName.PAYMENT_PROVIDER.listenPortKey(), "0", "WEBSTORE_LOG_LEVEL", "error"));
        telemetry = Telemetry.logsOnly(ServiceName.PAYMENT_PROVIDER, configuration);
        server = HttpServer.start(
                ServiceName.PAYMENT_PROVIDER, configuration, telemetry, List.of(), List.of(this::addRoutes));
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    /** The next charge or refund is refused. */
    void refuseNext(int status, String error) {
        plans.add(new Refused(status, error));
    }

    /** The next charge or refund is not answered. */
    void beSilentNext(Trouble trouble) {
        plans.add(trouble);
    }

    /** The charges it was asked for an order. */
    List<JsonNode> chargesOf(String orderId) {
        return about(orderId, charges);
    }

    /** The refunds it was asked for an order. */
    List<JsonNode> refundsOf(String orderId) {
        return about(orderId, refunds);
    }

    /** What the book says about an order. */
    @Nullable Charge chargeOf(String orderId) {
        return book.get("pay_" + orderId);
    }

    @Override
    public void close() {
        end.countDown();
        server.close();
        telemetry.close();
    }

    private void addRoutes(RouteTable table) {
        table.post("/api/payment/process", this::process)
                .post("/api/payment/refund", this::refund)
                .get("/api/payment/{idempotency_key}", this::find);
    }

    private void process(ServerRequest request, ServerResponse response) throws InterruptedException {
        JsonNode body = body(request);
        charges.add(body);
        move(body, response, amount -> new Charge(amount, false));
    }

    private void refund(ServerRequest request, ServerResponse response) throws InterruptedException {
        JsonNode body = body(request);
        refunds.add(body);
        move(body, response, amount -> new Charge(amount, true));
    }

    private void find(ServerRequest request, ServerResponse response) {
        String key = Requests.path(request, "idempotency_key");
        Charge charge = book.get(key);
        if (charge == null) {
            Responses.json(response, 404, Map.of("error", "unknown_charge"));
        } else {
            Responses.json(response, 200, answer(key, charge));
        }
    }

    private void move(JsonNode body, ServerResponse response, Function<BigDecimal, Charge> entry)
            throws InterruptedException {
        String key = body.get("idempotency_key").stringValue();
        Charge charge = entry.apply(body.get("amount").decimalValue());
        switch (plans.poll()) {
            case Refused(int status, String error) -> Responses.json(response, status, Map.of("error", error));
            case Trouble trouble -> {
                if (trouble == Trouble.SILENT_AFTER) {
                    book.put(key, charge);
                }
                end.await();
            }
            case null, default -> {
                book.put(key, charge);
                Responses.json(response, 200, answer(key, charge));
            }
        }
    }

    private static Map<String, Object> answer(String key, Charge charge) {
        return Map.of(
                "transaction_id",
                "tx_" + key,
                "refund_id",
                "re_" + key,
                "idempotency_key",
                key,
                "status",
                charge.refunded() ? "refunded" : "captured",
                "amount",
                charge.amount(),
                "currency",
                "USD");
    }

    private static List<JsonNode> about(String orderId, List<JsonNode> requests) {
        return requests.stream()
                .filter(body -> body.get("idempotency_key").stringValue().equals("pay_" + orderId))
                .toList();
    }

    private static JsonNode body(ServerRequest request) {
        return Json.tree(request.content().as(byte[].class));
    }

    private record Refused(int status, String error) {}
}
