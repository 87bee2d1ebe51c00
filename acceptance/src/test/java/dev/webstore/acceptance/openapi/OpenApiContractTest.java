package dev.webstore.acceptance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.platform.service.ServiceName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every operation answers as its OpenAPI document says: a known status, a known media type, a body of the schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiContractTest {

    private static final String NOBODY = "";

    private ShopUnderTest shop;

    @BeforeAll
    void start() {
        shop = ShopUnderTest.start();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void mainService() {
        var main = new Conversation(ServiceName.MAIN);
        main.get(200, "/health", "/health");
        main.get(200, "/products", "/products?country=DE&category=books&sort=price&limit=3");
        main.get(400, "/products", "/products?limit=0");
        main.get(200, "/products/{id}", "/products/aud-001");
        main.get(404, "/products/{id}", "/products/none");
        main.get(400, "/products/{id}", "/products/%00");
        var account =
                Map.of("email", "%s@example.com".formatted(UUID.randomUUID()), "password", "12345678", "name", "A");
        String token =
                main.post(201, "/auth/register", "/auth/register", account).text("token");
        main.post(409, "/auth/register", "/auth/register", account);
        main.post(400, "/auth/register", "/auth/register", Map.of());
        main.post(200, "/auth/login", "/auth/login", account);
        main.post(401, "/auth/login", "/auth/login", Map.of("email", "nobody@example.com", "password", "12345678"));
        main.post(400, "/auth/login", "/auth/login", Map.of());
        main.get(401, "/auth/me", "/auth/me");
        main.signedIn(token);
        main.get(200, "/auth/me", "/auth/me");
        main.get(200, "/cart", "/cart");
        main.post(409, "/checkout", "/checkout", Map.of("payment_method", "paypal", "country", "US"));
        main.post(200, "/cart/add", "/cart/add", Map.of("product_id", "aud-001", "quantity", 2, "country", "US"));
        main.post(422, "/cart/add", "/cart/add", Map.of("product_id", "none", "quantity", 2, "country", "US"));
        main.post(400, "/cart/add", "/cart/add", Map.of("quantity", 0));
        main.send(200, "PATCH", "/cart/items/{product_id}", "/cart/items/aud-001", Map.of("quantity", 1));
        main.send(404, "PATCH", "/cart/items/{product_id}", "/cart/items/none", Map.of("quantity", 1));
        main.send(400, "PATCH", "/cart/items/{product_id}", "/cart/items/aud-001", Map.of("quantity", -1));
        main.send(404, "DELETE", "/cart/items/{product_id}", "/cart/items/none", null);
        main.post(
                422,
                "/checkout",
                "/checkout",
                Map.of("payment_method", "paypal", "country", "US", "coupon_code", "NONE"));
        main.post(400, "/checkout", "/checkout", Map.of());
        String order = main.post(
                        201,
                        "/checkout",
                        "/checkout",
                        Map.of("payment_method", "paypal", "country", "US", "coupon_code", "WELCOME10"))
                .text("order_id");
        main.post(200, "/cart/add", "/cart/add", Map.of("product_id", "boo-001", "quantity", 1, "country", "US"));
        refuse(
                400,
                () -> main.post(402, "/checkout", "/checkout", Map.of("payment_method", "paypal", "country", "US")));
        refuse(
                503,
                () -> main.post(503, "/checkout", "/checkout", Map.of("payment_method", "paypal", "country", "US")));
        main.get(200, "/orders", "/orders?limit=5");
        main.get(400, "/orders", "/orders?offset=-1");
        main.get(200, "/orders/{id}", "/orders/" + order);
        main.get(404, "/orders/{id}", "/orders/none");
        main.send(200, "DELETE", "/cart/items/{product_id}", "/cart/items/boo-001", null);
        main.get(200, "/control", "/control");
        main.send(200, "PUT", "/control", "/control", Map.of("empty_shelves", "toys"));
        main.send(200, "PATCH", "/control", "/control", Map.of("slow_search", 0.5));
        main.send(400, "PATCH", "/control", "/control", Map.of("slow_search", 11));
        main.send(200, "DELETE", "/control", "/control", null);
        main.post(204, "/auth/logout", "/auth/logout", Map.of());
        main.post(401, "/auth/logout", "/auth/logout", Map.of());
        main.assertComplete();
    }

    @Test
    void paymentsService() {
        var payments = new Conversation(ServiceName.PAYMENTS);
        String process = "/api/payments/process";
        payments.get(200, "/health", "/health");
        payments.post(200, process, process, charge("order-1", 10));
        payments.post(200, process, process, charge("order-1", 10));
        payments.post(409, process, process, charge("order-1", 11));
        payments.post(400, process, process, Map.of());
        refuse(400, () -> payments.post(402, process, process, charge("order-2", 10)));
        refuse(503, () -> payments.post(503, process, process, charge("order-3", 10)));
        String one = "/api/payments/{payment_id}";
        payments.get(200, one, "/api/payments/pay_order-1");
        payments.get(200, one, "/api/payments/pay_order-2");
        payments.get(404, one, "/api/payments/pay_none");
        payments.get(400, one, "/api/payments/%00");
        String refund = one + "/refund";
        payments.post(409, refund, "/api/payments/pay_order-2/refund", Map.of("reason", "cancelled"));
        payments.post(404, refund, "/api/payments/pay_none/refund", Map.of("reason", "cancelled"));
        payments.post(400, refund, "/api/payments/pay_order-1/refund", Map.of());
        payments.post(200, refund, "/api/payments/pay_order-1/refund", Map.of("reason", "cancelled"));
        payments.assertComplete();
    }

    private static Map<String, Object> charge(String orderId, int amount) {
        return Map.of(
                "order_id",
                orderId,
                "user_id",
                "user_1",
                "amount",
                amount,
                "country",
                "US",
                "payment_method",
                "credit_card",
                "process_before",
                Instant.now().plusSeconds(60).toString());
    }

    @Test
    void promotionsService() {
        var promotions = new Conversation(ServiceName.PROMOTIONS);
        promotions.get(200, "/health", "/health");
        var basket = Map.of(
                "user_id",
                "user_1",
                "country",
                "US",
                "first_order",
                true,
                "items",
                List.of(Map.of("product_id", "p", "category", "books", "unit_price", 150.5, "quantity", 2)));
        promotions.post(200, "/api/promotions/check", "/api/promotions/check", basket);
        promotions.post(400, "/api/promotions/check", "/api/promotions/check", Map.of());
        var withCoupon = new HashMap<String, Object>(basket);
        withCoupon.put("coupon_code", "NONE");
        promotions.post(422, "/api/promotions/check", "/api/promotions/check", withCoupon);
        String outcome = "/api/promotions/outcome";
        promotions.post(
                200,
                outcome,
                outcome,
                Map.of("order_id", "order-9", "user_id", "user_1", "status", "paid", "total", 301));
        promotions.post(400, outcome, outcome, Map.of());
        String validate = "/api/promotions/validate-coupon";
        for (String code : List.of("WELCOME10", "SPRING20", "NONE")) {
            promotions.post(
                    200,
                    validate,
                    validate,
                    Map.of("coupon_code", code, "user_id", "user_1", "country", "US", "amount", 99.99));
        }
        promotions.post(400, validate, validate, Map.of());
        String campaigns = "/api/promotions/campaigns";
        promotions.get(200, campaigns, campaigns);
        promotions.post(401, campaigns, campaigns, Map.of());
        promotions.signedIn("user-token-123");
        promotions.post(403, campaigns, campaigns, Map.of());
        promotions.signedIn("admin-token-456");
        promotions.post(400, campaigns, campaigns, Map.of());
        String id = promotions
                .post(201, campaigns, campaigns, Map.of("name", "Tuesday", "effect", Map.of("percent", 10)))
                .text("campaign_id");
        String one = campaigns + "/{id}";
        promotions.send(200, "PATCH", one, campaigns + "/" + id, Map.of("priority", 7));
        promotions.send(400, "PATCH", one, campaigns + "/" + id, Map.of("priority", -7));
        promotions.send(404, "PATCH", one, campaigns + "/none", Map.of("priority", 7));
        promotions.post(404, one + "/end", campaigns + "/none/end", Map.of());
        promotions.post(200, one + "/end", campaigns + "/" + id + "/end", Map.of());
        promotions.get(200, "/control", "/control");
        promotions.send(200, "PUT", "/control", "/control", Map.of("slow_check", 0.1));
        promotions.send(200, "PATCH", "/control", "/control", Map.of("slow_check", 0));
        promotions.send(400, "PATCH", "/control", "/control", Map.of("slow_check", 11));
        promotions.send(200, "DELETE", "/control", "/control", null);
        promotions.send(409, "PATCH", one, campaigns + "/" + id, Map.of("priority", 8));
        promotions.assertComplete();
    }

    /** Runs {@code work} while the provider refuses every charge with {@code code}. */
    private void refuse(int code, Runnable work) {
        shop.control(ServiceName.PAYMENT_PROVIDER, Map.of("failure_rate", 1, "codes", List.of(code)));
        work.run();
        shop.control(ServiceName.PAYMENT_PROVIDER, null);
    }

    /** Talks to a service and compares every answer with what it said it would answer. */
    private final class Conversation {

        private final Api api;
        private final OpenApiDocument document;
        private final Set<String> tried = new TreeSet<>();
        private String token = NOBODY;

        Conversation(ServiceName service) {
            this.api = shop.api(service);
            this.document = new OpenApiDocument(api.get("/openapi").body());
        }

        void signedIn(String bearer) {
            token = bearer;
        }

        Answer get(int status, String template, String path) {
            return send(status, "GET", template, path, null);
        }

        Answer post(int status, String template, String path, Object body) {
            return send(status, "POST", template, path, body);
        }

        Answer send(int status, String method, String template, String path, @Nullable Object body) {
            tried.add(method + " " + template);
            Answer answer = (token.isEmpty() ? api : api.as(token)).send(method, path, body);
            String what = "%s %s: %s".formatted(method, path, answer);
            assertThat(answer.status()).as(what).isEqualTo(status);
            assertThat(document.has(method, template, status))
                    .as("the document has " + what)
                    .isTrue();
            if (!answer.body().isEmpty()) {
                String type = answer.header("content-type").replaceFirst(";.*", "");
                assertThat(document.has(method, template, status, type))
                        .as("the document has a body of " + what)
                        .isTrue();
                assertThat(document.errors(method, template, status, type, answer.json()))
                        .as(what)
                        .isEmpty();
            }
            return answer;
        }

        void assertComplete() {
            assertThat(tried).isEqualTo(document.operations());
            assertThat(document.operationsWithBody()).allSatisfy(operation -> {
                String method = operation.substring(0, operation.indexOf(' '));
                String path = operation.substring(operation.indexOf(' ') + 1);
                assertThat(document.has(method, path, 413)).as(operation).isTrue();
                assertThat(document.has(method, path, 415)).as(operation).isTrue();
            });
        }
    }
}
