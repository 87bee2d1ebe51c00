package dev.webstore.main;

import static dev.webstore.main.MainServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.main.FakeSystem.Answer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The checkout's state machine, through the service's HTTP interface. */
class CheckoutTest {

    private static final Map<String, Object> WISH = Map.of("payment_method", "credit_card", "country", "DE");

    private static MainServiceFixture shop;
    private String token;

    @BeforeAll
    static void open() {
        shop = new MainServiceFixture();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void everybodyIsWell() {
        shop.payments.behave(MainServiceFixture::captured);
        shop.promotions.behave(request -> new Answer(200, MainServiceFixture.NO_DISCOUNT));
        shop.inventory.behave(request -> new Answer(200, Map.of("available", true)));
        List.of(shop.payments, shop.promotions, shop.inventory, shop.crm).forEach(FakeSystem::forget);
        token = shop.newUser();
    }

    @Test
    void aPaidOrderTakesStockEmptiesTheCartAndTellsEverybody() {
        fill("aud-001", 2);
        int stock = stock("aud-001");

        var answer = shop.post("/checkout", token, WISH);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode order = json(answer);
        assertThat(order.get("status").stringValue()).isEqualTo("PAID");
        assertThat(order.get("transaction_id").stringValue()).isEqualTo("tx_1");
        assertThat(stock("aud-001")).isEqualTo(stock - 2);
        assertThat(json(shop.get("/cart", token)).get("items").size()).isZero();
        String orderId = order.get("order_id").stringValue();
        await().untilAsserted(() -> {
            assertThat(shop.inventory.received("/api/inventory/reserve")).anySatisfy(about(orderId));
            assertThat(shop.crm.received("/api/customer/order")).anySatisfy(about(orderId));
            assertThat(shop.promotions.received("/api/promotions/outcome")).anySatisfy(about(orderId));
        });
    }

    @Test
    void theOrderIsStoredBeforeAnyMoneyMoves() {
        fill("aud-001", 1);
        shop.payments.behave(request -> {
            String id = request.body().get("order_id").stringValue();
            assertThat(shop.sql("SELECT status FROM orders WHERE id = '" + id + "'"))
                    .isEqualTo("PENDING");
            return MainServiceFixture.captured(request);
        });
        assertThat(shop.post("/checkout", token, WISH).statusCode()).isEqualTo(201);
    }

    @Test
    void chargesThePriceLessTheDiscount() {
        fill("aud-001", 1);
        shop.promotions.behave(request -> new Answer(
                200,
                Map.of(
                        "discount",
                        1.23,
                        "discounts",
                        List.of(Map.of("source", "tier", "name", "tier", "amount", 1.23)))));
        JsonNode order = json(shop.post("/checkout", token, WISH));
        assertThat(order.get("subtotal")
                        .decimalValue()
                        .subtract(order.get("total").decimalValue()))
                .isEqualByComparingTo("1.23");
        assertThat(shop.payments.received("/api/payments/process").getFirst().get("amount"))
                .isEqualTo(order.get("total"));
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "5, 4", "100000, 100000"})
    void anImplausibleDiscountIsNotGranted(double discount, double part) {
        fill("aud-001", 1);
        shop.promotions.behave(request -> new Answer(
                200,
                Map.of(
                        "discount",
                        discount,
                        "discounts",
                        List.of(Map.of("source", "tier", "name", "tier", "amount", part)))));
        JsonNode order = json(shop.post("/checkout", token, WISH));
        assertThat(order.get("discount").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void withoutPromotionsTheFullPriceIsChargedButNotWithACoupon() {
        fill("aud-001", 1);
        shop.promotions.behave(request -> new Answer(500, Map.of()));
        var withCoupon = shop.post(
                "/checkout", token, Map.of("payment_method", "paypal", "country", "DE", "coupon_code", "WELCOME10"));
        assertThat(withCoupon.statusCode()).isEqualTo(503);
        assertThat(field(withCoupon)).isEqualTo("coupon_code");
        assertThat(shop.payments.received("/api/payments/process")).isEmpty();

        assertThat(shop.post("/checkout", token, WISH).statusCode()).isEqualTo(201);
    }

    @Test
    void aCouponThatPromotionsRefuseIs422() {
        fill("aud-001", 1);
        shop.promotions.behave(request -> new Answer(
                422,
                Map.of(
                        "detail",
                        "The coupon does not exist",
                        "errors",
                        List.of(Map.of("field", "coupon_code", "detail", "does not exist")))));
        var answer = shop.post(
                "/checkout", token, Map.of("payment_method", "paypal", "country", "DE", "coupon_code", "NOPE"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("detail").stringValue()).isEqualTo("The coupon does not exist");
        assertThat(field(answer)).isEqualTo("coupon_code");
        assertThat(json(answer).at("/errors/0/detail").stringValue()).isEqualTo("does not exist");
        assertThat(json(shop.get("/orders", token)).get("total").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"500", "404", "503"})
    void theInventorySystemNeverStopsAPurchase(int status) {
        fill("aud-001", 1);
        shop.inventory.behave(request -> new Answer(status, Map.of("error", "x")));
        assertThat(shop.post("/checkout", token, WISH).statusCode()).isEqualTo(201);
    }

    @Test
    void aDeclineIs402AndLeavesCartAndStockAlone() {
        fill("aud-001", 1);
        int stock = stock("aud-001");
        shop.payments.behave(request -> new Answer(402, Map.of("reason", "card_declined")));
        var answer = shop.post("/checkout", token, WISH);
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(json(answer).get("reason").stringValue()).isEqualTo("card_declined");
        assertThat(order(answer).get("status").stringValue()).isEqualTo("DECLINED");
        assertThat(stock("aud-001")).isEqualTo(stock);
        assertThat(json(shop.get("/cart", token)).get("item_count").intValue()).isEqualTo(1);
    }

    @Test
    void anOutageIs503AndTheOrderFailed() {
        fill("aud-001", 1);
        shop.payments.behave(request -> new Answer(503, Map.of("reason", "provider_error")));
        var answer = shop.post("/checkout", token, WISH);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(order(answer).get("status").stringValue()).isEqualTo("PAYMENT_FAILED");
    }

    @ParameterizedTest
    @CsvSource({"202, PENDING", "500, X", "418, X"})
    void whatDoesNotSayWhatHappenedToTheMoneyLeavesTheOrderPending(int status, String payment) {
        fill("aud-001", 1);
        shop.payments.behave(request -> new Answer(status, Map.of("status", payment)));
        var answer = shop.post("/checkout", token, WISH);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("status").stringValue()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @CsvSource({
        "200, CAPTURED, PAID",
        "200, DECLINED, DECLINED",
        "200, FAILED, PAYMENT_FAILED",
        "404, NONE, PAYMENT_FAILED"
    })
    void recoverySettlesAPendingOrderByTheLedger(int status, String payment, String expected) {
        fill("aud-001", 1);
        shop.payments.behave(request -> new Answer(500, Map.of()));
        String orderId =
                json(shop.post("/checkout", token, WISH)).get("order_id").stringValue();
        shop.payments.behave(
                request -> new Answer(status, Map.of("status", payment, "transaction_id", "tx_9", "reason", "why")));
        assertThat(status(orderId)).isEqualTo("PENDING");

        timePasses(orderId);

        await().untilAsserted(() -> assertThat(status(orderId)).isEqualTo(expected));
        await().untilAsserted(() ->
                assertThat(json(shop.get("/cart", token)).get("items")).hasSize(expected.equals("PAID") ? 0 : 1));
    }

    @Test
    void recoveryWaitsWhileTheLedgerDoesNotKnow() {
        fill("aud-001", 1);
        shop.payments.behave(request -> new Answer(500, Map.of()));
        String orderId =
                json(shop.post("/checkout", token, WISH)).get("order_id").stringValue();
        timePasses(orderId);
        String path = "/api/payments/pay_" + orderId;
        await().until(() -> shop.payments.received(path).size() >= 2);
        assertThat(status(orderId)).isEqualTo("PENDING");
    }

    @Test
    void anOutcomeThatCannotBeWrittenDownLeavesTheOrderPendingUntilRecovery() {
        fill("aud-001", 1);
        shop.payments.behave(request -> {
            shop.sql("ALTER TABLE outbox RENAME TO outbox_away");
            return MainServiceFixture.captured(request);
        });
        HttpResponse<String> answer;
        try {
            answer = shop.post("/checkout", token, WISH);
        } finally {
            shop.sql("ALTER TABLE outbox_away RENAME TO outbox");
            shop.payments.behave(MainServiceFixture::captured);
        }
        assertThat(answer.statusCode()).isEqualTo(202);
        String orderId = json(answer).get("order_id").stringValue();
        assertThat(status(orderId)).isEqualTo("PENDING");

        timePasses(orderId);

        await().untilAsserted(() -> assertThat(status(orderId)).isEqualTo("PAID"));
    }

    @Test
    void theSameKeyGivesTheSameOrderAndOneCharge() {
        fill("aud-001", 1);
        var first = checkOut("key-1", WISH);
        var second = checkOut("key-1", WISH);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second).get("order_id")).isEqualTo(json(first).get("order_id"));
        assertThat(shop.payments.received("/api/payments/process")).hasSize(1);
    }

    @Test
    void theSameKeyForAnotherWishIs422() {
        fill("aud-001", 1);
        checkOut("key-2", WISH);
        var other = checkOut("key-2", Map.of("payment_method", "paypal", "country", "DE"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(field(other)).isEqualTo("Idempotency-Key");
    }

    @Test
    void theSameKeyManyTimesAtOnceChargesOnce() throws Exception {
        fill("aud-001", 1);
        var start = new CountDownLatch(1);
        Callable<HttpResponse<String>> attempt = () -> {
            start.await();
            return checkOut("key-3", WISH);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> attempts = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(attempt))
                    .toList();
            start.countDown();
            for (Future<HttpResponse<String>> each : attempts) {
                // 409: the cart was already empty when this one looked; 202: the winner had not settled yet.
                assertThat(each.get().statusCode()).isIn(201, 202, 409);
            }
        }
        assertThat(shop.payments.received("/api/payments/process")).hasSize(1);
        assertThat(json(shop.get("/orders", token)).get("total").intValue()).isEqualTo(1);
    }

    @Test
    void anEmptyCartIs409() {
        assertThat(shop.post("/checkout", token, WISH).statusCode()).isEqualTo(409);
    }

    @Test
    void tooLittleStockIs409AndNamesTheProduct() {
        fill("toy-001", 3);
        shop.sql("UPDATE products SET stock = 2, restock_level = 0 WHERE id = 'toy-001'");
        var answer = shop.post("/checkout", token, WISH);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(field(answer)).isEqualTo("items.toy-001");
    }

    @Test
    void stockThatRunsOutDuringThePaymentDelaysTheOrder() {
        fill("toy-002", 2);
        shop.payments.behave(request -> {
            shop.sql("UPDATE products SET stock = 1, restock_level = 0 WHERE id = 'toy-002'");
            return MainServiceFixture.captured(request);
        });
        JsonNode order = json(shop.post("/checkout", token, WISH));
        assertThat(order.get("status").stringValue()).isIn("DELAYED", "CANCELLED");
        assertThat(order.get("reason").stringValue()).isEqualTo("out_of_stock");
        assertThat(stock("toy-002")).isEqualTo(1);
    }

    @Test
    void aReservationThatFailsForGoodDelaysOrCancelsAndEveryCancelledOrderIsRefunded() {
        shop.inventory.behave(request -> request.path().endsWith("reserve")
                ? new Answer(400, Map.of())
                : new Answer(200, Map.of("available", true)));
        shop.payments.behave(request -> request.path().endsWith("refund")
                ? new Answer(200, Map.of("status", "REFUNDED"))
                : MainServiceFixture.captured(request));
        for (int i = 0; i < 30; i++) {
            fill("boo-001", 1);
            assertThat(shop.post("/checkout", token, WISH).statusCode()).isEqualTo(201);
        }
        String mine = "FROM orders WHERE items::text LIKE '%boo-001%'";
        await().untilAsserted(
                        () -> assertThat(shop.sql("SELECT count(*) " + mine + " AND status IN ('PAID', 'CANCELLED')"))
                                .isEqualTo("0"));
        int refunded = Integer.parseInt(shop.sql("SELECT count(*) " + mine + " AND status = 'REFUNDED'"));
        // One in five of thirty by a hash: anything from none to fifteen is within five sigma.
        assertThat(refunded).isBetween(0, 15);
        assertThat(shop.payments.received("/api/payments/pay_").size()).isGreaterThanOrEqualTo(refunded);
    }

    @Test
    void aReservationThatWorksAtTheSecondTryChangesNothing() {
        fill("boo-002", 1);
        shop.inventory.behave(request -> request.path().endsWith("reserve")
                        && shop.inventory.received("/api/inventory/reserve").size() < 2
                ? new Answer(503, Map.of())
                : new Answer(200, Map.of("available", true)));
        String orderId =
                json(shop.post("/checkout", token, WISH)).get("order_id").stringValue();
        await().until(() -> shop.inventory.received("/api/inventory/reserve").size() >= 2);
        await().untilAsserted(
                        () -> assertThat(shop.sql("SELECT count(*) FROM outbox WHERE order_id = '" + orderId + "'"))
                                .isEqualTo("0"));
        assertThat(status(orderId)).isEqualTo("PAID");
    }

    @Test
    void nobodySeesTheOrdersOfOthers() {
        fill("aud-001", 1);
        String orderId =
                json(shop.post("/checkout", token, WISH)).get("order_id").stringValue();
        assertThat(shop.get("/orders/" + orderId, shop.newUser()).statusCode()).isEqualTo(404);
    }

    private void fill(String productId, int quantity) {
        var answer =
                shop.post("/cart/add", token, Map.of("product_id", productId, "quantity", quantity, "country", "DE"));
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> checkOut(String key, Object wish) {
        return shop.send("POST", "/checkout", token, wish, Map.of("Idempotency-Key", key));
    }

    private JsonNode order(HttpResponse<String> answer) {
        return json(shop.get("/orders/" + json(answer).get("order_id").stringValue(), token));
    }

    private static int stock(String productId) {
        return Integer.parseInt(shop.sql("SELECT stock FROM products WHERE id = '" + productId + "'"));
    }

    private static String status(String orderId) {
        return shop.sql("SELECT status FROM orders WHERE id = '" + orderId + "'");
    }

    /** As if the order's time for charging were over. */
    private static void timePasses(String orderId) {
        shop.sql("UPDATE orders SET charge_before = now() - interval '1 minute' WHERE id = '" + orderId + "'");
    }

    private static String field(HttpResponse<String> answer) {
        return json(answer).at("/errors/0/field").stringValue();
    }

    private static ThrowingConsumer<JsonNode> about(String orderId) {
        return body -> assertThat(body.get("order_id").stringValue()).isEqualTo(orderId);
    }
}
