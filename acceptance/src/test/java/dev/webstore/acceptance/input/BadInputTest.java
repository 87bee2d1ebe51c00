package dev.webstore.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.otlp.OtlpReceiver;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Bad input of any kind gets the right problem document that names the field, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String DEMO = "Authorization: Bearer user-token-123";
    private static final String ADMIN = "Authorization: Bearer admin-token-456";
    private static final String JSON = "Content-Type: application/json";

    private static final int MOST_HEADER_BYTES = 16 * 1024;

    private final OtlpReceiver receiver = OtlpReceiver.start();
    private ShopUnderTest shop;
    private List<String> before;

    @BeforeAll
    void start() {
        // So many requests in so little time are no attack here.
        shop = ShopUnderTest.start(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                receiver.endpoint(),
                "WEBSTORE_RATE_LIMIT_IP",
                "1000000",
                "WEBSTORE_RATE_LIMIT_USER",
                "1000000",
                "WEBSTORE_RATE_LIMIT_SIGN_IN",
                "1000000",
                "WEBSTORE_LOG_LEVEL",
                "off"));
        shop.api(ServiceName.MAIN)
                .as("user-token-123")
                .post("/cart/add", Map.of("product_id", "boo-001", "quantity", 2, "country", "US"));
        before = state();
    }

    @AfterAll
    void stop() {
        shop.close();
        receiver.close();
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatMakeNoSense() {
        return tests(Stream.concat(ours(), external()).flatMap(JsonEndpoint::badRequests));
    }

    private static Stream<JsonEndpoint> ours() {
        List<Object> badCountries = List.of("XX", "us", "U", "US ", "DEU");
        List<Object> badQuantities = List.of(0, -1, 100, 1.5, 1e30, Long.MAX_VALUE);
        List<Object> badMethods = List.of("cash", "CREDIT_CARD", "credit_card\n");
        List<Object> badAmounts = List.of(0, -0.01, 0.001, 1e12);
        return Stream.of(
                new JsonEndpoint(
                        ServiceName.MAIN,
                        "POST",
                        "/auth/register",
                        List.of(),
                        Map.of("email", "a@example.com", "password", "12345678", "name", "A"),
                        List.of(),
                        Map.of(
                                "email",
                                List.of("a", "a@b", "@example.com", "a b@example.com", "a@@example.com"),
                                "password",
                                List.of("1234567"))),
                new JsonEndpoint(
                        ServiceName.MAIN,
                        "POST",
                        "/auth/login",
                        List.of(),
                        Map.of("email", "a@example.com", "password", "12345678"),
                        List.of(),
                        Map.of()),
                new JsonEndpoint(
                        ServiceName.MAIN,
                        "PUT",
                        "/control",
                        List.of(),
                        Map.of("bad_deploy", 0.5, "slow_search", 1.5, "redis_full", true),
                        List.of("bad_deploy", "slow_search", "redis_full"),
                        Map.of(
                                "bad_deploy",
                                List.of(1.1, -0.1),
                                "empty_shelves",
                                List.of(1, true),
                                "misspelt",
                                List.of(1))),
                new JsonEndpoint(
                        ServiceName.MAIN,
                        "POST",
                        "/cart/add",
                        List.of(DEMO),
                        Map.of("product_id", "boo-001", "quantity", 1, "country", "US"),
                        List.of(),
                        Map.of("quantity", badQuantities, "country", badCountries)),
                new JsonEndpoint(
                        ServiceName.MAIN,
                        "PATCH",
                        "/cart/items/boo-001",
                        List.of(DEMO),
                        Map.of("quantity", 1),
                        List.of(),
                        Map.of("quantity", badQuantities)),
                new JsonEndpoint(
                        ServiceName.MAIN,
                        "POST",
                        "/checkout",
                        List.of(DEMO),
                        Map.of("payment_method", "credit_card", "country", "US", "coupon_code", "NONE"),
                        List.of("coupon_code"),
                        Map.of("payment_method", badMethods, "country", badCountries)),
                new JsonEndpoint(
                        ServiceName.PAYMENTS,
                        "POST",
                        "/api/payments/process",
                        List.of(),
                        Map.of(
                                "order_id",
                                "order-1",
                                "user_id",
                                "user_1",
                                "amount",
                                10,
                                "country",
                                "US",
                                "payment_method",
                                "credit_card",
                                "process_before",
                                soon()),
                        List.of(),
                        Map.of(
                                "order_id",
                                List.of("../x", "a/b", "a b", "ü", "'; DROP TABLE payments; --"),
                                "amount",
                                badAmounts,
                                "country",
                                badCountries,
                                "payment_method",
                                badMethods,
                                "process_before",
                                List.of(
                                        "yesterday",
                                        "2026-13-01T00:00:00Z",
                                        "2999-01-01T00:00:00Z",
                                        "+1000000000-12-31T23:59:59Z"))),
                new JsonEndpoint(
                        ServiceName.PAYMENTS,
                        "POST",
                        "/api/payments/pay_none/refund",
                        List.of(),
                        Map.of("reason", "cancelled"),
                        List.of(),
                        Map.of()),
                new JsonEndpoint(
                        ServiceName.PROMOTIONS,
                        "POST",
                        "/api/promotions/check",
                        List.of(),
                        Map.of(
                                "user_id",
                                "user_1",
                                "country",
                                "US",
                                "first_order",
                                true,
                                "items",
                                List.of(Map.of(
                                        "product_id", "p", "category", "books", "unit_price", 10, "quantity", 1)),
                                "coupon_code",
                                "WELCOME10",
                                "order_id",
                                "order-1"),
                        List.of("first_order", "coupon_code", "order_id"),
                        Map.of("country", badCountries)),
                new JsonEndpoint(
                        ServiceName.PROMOTIONS,
                        "POST",
                        "/api/promotions/outcome",
                        List.of(),
                        Map.of("order_id", "order-1", "user_id", "user_1", "status", "paid", "total", 10),
                        List.of(),
                        Map.of("status", List.of("PAID", "lost"), "total", List.of(-0.01, 0.001, 1e12))),
                new JsonEndpoint(
                        ServiceName.PROMOTIONS,
                        "POST",
                        "/api/promotions/validate-coupon",
                        List.of(),
                        Map.of("coupon_code", "WELCOME10", "user_id", "user_1", "country", "US", "amount", 10),
                        List.of(),
                        Map.of("country", badCountries, "amount", List.of(-0.01, 0.001, 1e12))),
                new JsonEndpoint(
                        ServiceName.PROMOTIONS,
                        "POST",
                        "/api/promotions/campaigns",
                        List.of(ADMIN),
                        Map.of(
                                "name",
                                "Tuesday",
                                "priority",
                                1,
                                "effect",
                                Map.of("percent", 10),
                                "conditions",
                                Map.of("countries", List.of("US"))),
                        List.of("priority", "conditions"),
                        Map.of(
                                "priority",
                                List.of(1.5, 1001),
                                "effect",
                                List.of(
                                        Map.of(),
                                        Map.of("percent", 0),
                                        Map.of("percent", 101),
                                        Map.of("percent", 1.001),
                                        Map.of("percent", 10, "amount", 5),
                                        Map.of("amount", 0),
                                        Map.of("amount", 5, "cap", 5)),
                                "conditions",
                                List.of(
                                        Map.of("countries", List.of("XX")),
                                        Map.of("countries", "US"),
                                        Map.of("categories", List.of("a\u0000b")),
                                        Map.of("min_amount", -1),
                                        Map.of("starts_at", "+1000000000-12-31T23:59:59Z"),
                                        Map.of(
                                                "starts_at", "2026-02-01T00:00:00Z",
                                                "ends_at", "2026-01-01T00:00:00Z")))),
                new JsonEndpoint(
                        ServiceName.PROMOTIONS,
                        "PATCH",
                        "/api/promotions/campaigns/first-order",
                        List.of(ADMIN),
                        Map.of("name", "Tuesday", "priority", 1),
                        List.of("name", "priority"),
                        Map.of("name", List.of("x".repeat(81)), "effect", List.of(Map.of("percent", -1)))));
    }

    private static Stream<JsonEndpoint> external() {
        List<Map<String, Object>> items = List.of(Map.of("product_id", "p", "quantity", 1));
        return Stream.of(
                new JsonEndpoint(
                        ServiceName.PAYMENT_PROVIDER,
                        "POST",
                        "/api/payment/process",
                        List.of(),
                        Map.of(
                                "idempotency_key",
                                "key-1",
                                "amount",
                                10,
                                "currency",
                                "USD",
                                "country",
                                "US",
                                "payment_method",
                                "credit_card",
                                "process_before",
                                soon()),
                        List.of(),
                        Map.of("amount", List.of(0, 0.001, 1e12))),
                new JsonEndpoint(
                        ServiceName.PAYMENT_PROVIDER,
                        "POST",
                        "/api/payment/refund",
                        List.of(),
                        Map.of("idempotency_key", "key-1", "amount", 10),
                        List.of(),
                        Map.of()),
                new JsonEndpoint(
                        ServiceName.CRM,
                        "POST",
                        "/api/customer/order",
                        List.of(),
                        Map.of(
                                "order_id",
                                "o",
                                "user_id",
                                "u",
                                "country",
                                "US",
                                "total",
                                10,
                                "status",
                                "paid",
                                "items",
                                List.of(Map.of("product_id", "p", "quantity", 1, "unit_price", 10))),
                        List.of(),
                        Map.of()),
                new JsonEndpoint(
                        ServiceName.INVENTORY,
                        "POST",
                        "/api/inventory/check",
                        List.of(),
                        Map.of("country", "US", "items", items),
                        List.of(),
                        Map.of()),
                new JsonEndpoint(
                        ServiceName.INVENTORY,
                        "POST",
                        "/api/inventory/reserve",
                        List.of(),
                        Map.of("order_id", "o", "country", "US", "items", items),
                        List.of(),
                        Map.of()),
                new JsonEndpoint(
                        ServiceName.INVENTORY,
                        "PUT",
                        "/control",
                        List.of(),
                        Map.of(
                                "failure_rate",
                                0.5,
                                "codes",
                                List.of(500),
                                "hang_ms",
                                10,
                                "stock",
                                "phantom",
                                "latency",
                                Map.of("median_ms", 1)),
                        List.of("failure_rate", "hang_ms", "stock", "latency", "codes"),
                        Map.of(
                                "failure_rate",
                                List.of(1.1, -0.1),
                                "codes",
                                List.of(List.of(200), List.of(600), List.of(500.5)),
                                "hang_ms",
                                List.of(60_001, 0.5),
                                "countries.XX",
                                List.of(),
                                "misspelt",
                                List.of(1))));
    }

    @TestFactory
    Stream<DynamicTest> thingsThatDoNotExistOrMakeNoSenseHere() {
        byte[] cart = Json.bytes(Map.of("product_id", "no-such-product", "quantity", 1, "country", "US"));
        byte[] soldElsewhere = Json.bytes(Map.of("product_id", "gar-004", "quantity", 1, "country", "JP"));
        byte[] coupon =
                Json.bytes(Map.of("payment_method", "paypal", "country", "US", "coupon_code", "NO-SUCH-COUPON"));
        byte[] set = Json.bytes(Map.of("quantity", 3));
        return tests(Stream.of(
                bad("unknown product", ServiceName.MAIN, RawRequest.of("GET", "/products/no-such"), 404, ""),
                bad(
                        "unknown product in cart",
                        ServiceName.MAIN,
                        RawRequest.of("POST", "/cart/add", cart, DEMO, JSON),
                        422,
                        "product_id"),
                bad(
                        "product not sold there",
                        ServiceName.MAIN,
                        RawRequest.of("POST", "/cart/add", soldElsewhere, DEMO, JSON),
                        422,
                        "country"),
                bad(
                        "unknown coupon",
                        ServiceName.MAIN,
                        RawRequest.of("POST", "/checkout", coupon, DEMO, JSON),
                        422,
                        "coupon_code"),
                bad(
                        "line that is not in the cart",
                        ServiceName.MAIN,
                        RawRequest.of("PATCH", "/cart/items/boo-002", set, DEMO, JSON),
                        404,
                        ""),
                bad(
                        "line that is not in the cart",
                        ServiceName.MAIN,
                        RawRequest.of("DELETE", "/cart/items/boo-002", DEMO),
                        404,
                        ""),
                bad(
                        "empty cart",
                        ServiceName.MAIN,
                        RawRequest.of(
                                "POST",
                                "/checkout",
                                Json.bytes(Map.of("payment_method", "paypal", "country", "US")),
                                "Authorization: Bearer test-token-789",
                                JSON),
                        409,
                        ""),
                bad(
                        "unknown order",
                        ServiceName.MAIN,
                        RawRequest.of("GET", "/orders/" + UUID.randomUUID(), DEMO),
                        404,
                        ""),
                bad("unknown payment", ServiceName.PAYMENTS, RawRequest.of("GET", "/api/payments/pay_none"), 404, ""),
                bad(
                        "name that is no payment's",
                        ServiceName.PAYMENTS,
                        RawRequest.of("GET", "/api/payments/%27%20OR%201=1"),
                        404,
                        ""),
                bad(
                        "refund of an unknown payment",
                        ServiceName.PAYMENTS,
                        RawRequest.of("POST", "/api/payments/pay_none/refund", Json.bytes(Map.of("reason", "x")), JSON),
                        404,
                        ""),
                bad(
                        "bad idempotency key",
                        ServiceName.MAIN,
                        RawRequest.of(
                                "POST",
                                "/checkout",
                                Json.bytes(Map.of("payment_method", "paypal", "country", "US")),
                                DEMO,
                                JSON,
                                "Idempotency-Key: " + "k".repeat(129)),
                        400,
                        "Idempotency-Key"),
                bad(
                        "bad idempotency key",
                        ServiceName.MAIN,
                        RawRequest.of(
                                "POST",
                                "/checkout",
                                Json.bytes(Map.of("payment_method", "paypal", "country", "US")),
                                DEMO,
                                JSON,
                                "Idempotency-Key: a b"),
                        400,
                        "Idempotency-Key")));
    }

    @TestFactory
    Stream<DynamicTest> queriesThatMakeNoSense() {
        return tests(Stream.of(
                        query("/products?limit=0", "limit"),
                        query("/products?limit=101", "limit"),
                        query("/products?limit=-1", "limit"),
                        query("/products?limit=ten", "limit"),
                        query("/products?limit=1e1", "limit"),
                        query("/products?limit=99999999999", "limit"),
                        query("/products?limit=" + "9".repeat(500), "limit"),
                        query("/products?offset=-1", "offset"),
                        query("/products?offset=100001", "offset"),
                        query("/products?country=XX", "country"),
                        query("/products?country=us", "country"),
                        query("/products?sort=evil", "sort"),
                        query("/products?sort=name;DROP%20TABLE%20products", "sort"),
                        query("/products?q=" + "x".repeat(101), "q"),
                        query("/products?q=%00", "q"),
                        query("/products?q=a%0d%0aX-Evil:%201", "q"),
                        query("/products?category=" + "x".repeat(51), "category"),
                        query("/products?category=%00", "category"),
                        query("/orders?limit=0", "limit"),
                        query("/orders?offset=x", "offset"))
                .flatMap(Stream::of));
    }

    private static BadRequest query(String target, String field) {
        return bad("query " + target, ServiceName.MAIN, RawRequest.of("GET", target, DEMO), 400, field);
    }

    @TestFactory
    Stream<DynamicTest> pathsThatLeadNowhere() {
        var all = new ArrayList<BadRequest>();
        for (ServiceName service : api()) {
            for (String target : List.of(
                    "/no/such/path",
                    "/../../etc/passwd",
                    "/docs/../../../etc/passwd",
                    "/docs/..%2f..%2f..%2fetc%2fpasswd",
                    "/docs/%2e%2e/%2e%2e/etc/passwd",
                    "/docs/....//....//etc/passwd",
                    "//etc/passwd",
                    "/openapi.yaml",
                    "/metrics",
                    "/%2e%2e/",
                    "/docs/application.properties")) {
                all.add(bad("path " + target, service, RawRequest.of("GET", target), 404, ""));
            }
        }
        return tests(all.stream());
    }

    @TestFactory
    Stream<DynamicTest> pathsWithCharactersThatNoIdHas() {
        return tests(Stream.of(
                bad("NUL", ServiceName.MAIN, RawRequest.of("GET", "/products/%00"), 400, "id"),
                bad("line break", ServiceName.MAIN, RawRequest.of("GET", "/products/a%0d%0aX-Evil:%201"), 400, "id"),
                bad("NUL", ServiceName.MAIN, RawRequest.of("GET", "/orders/%00", DEMO), 400, "id"),
                bad("NUL", ServiceName.MAIN, RawRequest.of("DELETE", "/cart/items/%00", DEMO), 400, "product_id"),
                bad("NUL", ServiceName.PAYMENTS, RawRequest.of("GET", "/api/payments/pay_%00"), 400, "payment_id"),
                bad(
                        "NUL",
                        ServiceName.PAYMENT_PROVIDER,
                        RawRequest.of("GET", "/api/payment/%00"),
                        400,
                        "idempotency_key")));
    }

    @TestFactory
    Stream<DynamicTest> tokensThatDoNotWork() {
        Api main = shop.api(ServiceName.MAIN);
        String expired = main.post(
                        "/auth/register",
                        Map.of("email", "late@example.com", "password", "too late by far", "name", "Late"))
                .text("token");
        shop.stores().shop("""
                UPDATE shop.tokens SET expires_at = now() - interval '1 second'
                WHERE user_id = (SELECT id FROM shop.users WHERE email = 'late@example.com') RETURNING user_id""");
        before = state();
        var all = new ArrayList<BadRequest>();
        for (String operation : List.of(
                "GET /auth/me",
                "POST /auth/logout",
                "GET /cart",
                "POST /cart/add",
                "PATCH /cart/items/boo-001",
                "DELETE /cart/items/boo-001",
                "POST /checkout",
                "GET /orders",
                "GET /orders/1")) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1);
            for (String header : List.of(
                    "X-No-Authorization: 1",
                    "Authorization:",
                    "Authorization: Bearer",
                    "Authorization: Bearer ",
                    "Authorization: Basic dXNlcjpwYXNz",
                    "Authorization: user-token-123",
                    "Authorization: Bearer user-token-123 x",
                    "Authorization: Bearer unknown",
                    "Authorization: Bearer \u00e9\u00fc",
                    "Authorization: Bearer ' OR 1=1 --",
                    "Authorization: Bearer " + "x".repeat(5_000),
                    "Authorization: Bearer " + expired)) {
                all.add(bad(
                        operation + " with " + header.substring(0, Math.min(40, header.length())),
                        ServiceName.MAIN,
                        RawRequest.of(method, path, header),
                        401,
                        "Authorization"));
            }
        }
        return tests(all.stream());
    }

    @TestFactory
    Stream<DynamicTest> methodsThatAreNotPossible() {
        var all = new ArrayList<DynamicTest>();
        for (ServiceName service : api()) {
            ApiPaths.of(shop.api(service)).forEach((path, allowed) -> {
                for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")) {
                    if (!allowed.contains(method)) {
                        String target = path.replaceAll("\\{[^}]*}", "1");
                        all.add(DynamicTest.dynamicTest("%s %s %s".formatted(service, method, target), () -> {
                            RawAnswer answer =
                                    RawRequest.of(method, target, DEMO).sendTo(shop.port(service));
                            assertThat(answer.status())
                                    .as(method + target + answer)
                                    .isEqualTo(405);
                            assertThat(answer.header("allow")).isEqualTo(String.join(", ", allowed));
                            assertProblem(target, answer, 405, "", isTraced(service));
                        }));
                    }
                }
            });
        }
        return all.stream();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotEvenHttp() {
        String length = "POST /cart/add HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON + "\r\n";
        return Stream.of(
                        RawRequest.literally("\0\1\2\3\r\n\r\n"),
                        RawRequest.literally("NONSENSE\r\n\r\n"),
                        RawRequest.literally("GET /products\r\n\r\n"),
                        RawRequest.literally("GET /products HTTP/9.9\r\nHost: localhost\r\n\r\n"),
                        RawRequest.literally("GET /products HTTP/1.1\r\n: empty\r\n\r\n"),
                        RawRequest.literally("GET /products HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n"),
                        RawRequest.literally("GET /pro ducts HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                        RawRequest.literally("GET /products/\r\nX: \0 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                        RawRequest.of("GET", "/docs/..\\..\\etc\\passwd"),
                        RawRequest.of("GET", "/products/%zz"),
                        RawRequest.of("GET", "/products/%"),
                        RawRequest.of("GET", "/products?q=%zz"),
                        RawRequest.of("GET", "/products?%"),
                        RawRequest.of("GET", "/products/" + "x".repeat(40_000)),
                        RawRequest.of("GET", "/products?q=" + "x".repeat(40_000)),
                        RawRequest.of("GET", "/products", "X-Large: " + "x".repeat(40_000)),
                        RawRequest.of("GET", "/products", "X-Ctl: a\0b"),
                        RawRequest.of("GET", "/products", "Bad Name: 1"),
                        RawRequest.literally(length + "Content-Length: -1\r\n\r\n"),
                        RawRequest.literally(length + "Content-Length: many\r\n\r\n"),
                        RawRequest.literally(length + "Content-Length: 99999999999999999999\r\n\r\n"),
                        RawRequest.literally(length + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                        RawRequest.literally(
                                length + DEMO + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"))
                .map(request -> DynamicTest.dynamicTest(readable(request), () -> {
                    RawAnswer answer = request.sendTo(shop.port(ServiceName.MAIN));
                    if (answer.status() == 0) {
                        // A server that hangs up on what it does not read can lose its own last words.
                        assertThat(request.bytes().length).as(readable(request)).isGreaterThan(MOST_HEADER_BYTES);
                        return;
                    }
                    assertThat(answer.status()).as(readable(request) + answer).isBetween(400, 499);
                    assertProblem(readable(request), answer, answer.status(), "", false);
                }));
    }

    @TestFactory
    Stream<DynamicTest> headersThatMakeNoSenseAreOverlooked() {
        return Stream.of(
                        "traceparent: nonsense",
                        "traceparent: 00-00000000000000000000000000000000-0000000000000000-01",
                        "tracestate: " + "=,".repeat(500),
                        "baggage: " + "a=b,".repeat(500),
                        "X-Forwarded-For: <script>, ' OR 1=1",
                        "X-Forwarded-For: " + "1,".repeat(1_000),
                        "Accept: nonsense",
                        "Accept-Encoding: nonsense;q=x",
                        "Accept-Language: \u00e9",
                        "Cookie: =; ;;; a=\u00e9",
                        "If-Modified-Since: yesterday",
                        "Range: bytes=9-1")
                .map(header -> DynamicTest.dynamicTest(header.substring(0, Math.min(50, header.length())), () -> {
                    RawAnswer answer =
                            RawRequest.of("GET", "/products?limit=1", header).sendTo(shop.port(ServiceName.MAIN));
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                }));
    }

    @Test
    void aBodyThatStopsMidwayChangesNothing() {
        String head = "POST /cart/add HTTP/1.1\r\nHost: localhost\r\n" + DEMO + "\r\n" + JSON
                + "\r\nContent-Length: 500\r\n\r\n";
        RawAnswer answer = RawRequest.literally(head + "{\"product_id\":").sendTo(shop.port(ServiceName.MAIN));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertProblem("half a body", answer, 400, "body", true);
        assertThat(state()).isEqualTo(before);
    }

    private Stream<DynamicTest> tests(Stream<BadRequest> requests) {
        var tests = requests.map(bad -> DynamicTest.dynamicTest(bad.name(), () -> {
            RawAnswer answer = bad.request().sendTo(shop.port(bad.service()));
            assertThat(answer.status()).as(bad.name() + answer).isEqualTo(bad.status());
            if (isRefusal(answer)) {
                assertRefusal(bad.name(), answer, bad.field());
            } else {
                assertProblem(bad.name(), answer, bad.status(), bad.field(), isTraced(bad.service()));
            }
        }));
        var nothingChanged = DynamicTest.dynamicTest(
                "and nothing changed", () -> assertThat(state()).isEqualTo(before));
        return Stream.concat(tests, Stream.of(nothingChanged));
    }

    private static void assertProblem(String what, RawAnswer answer, int status, String field, boolean traced) {
        assertThat(answer.header("content-type")).as(what + answer).isEqualTo("application/problem+json");
        JsonNode problem = Json.read(answer.body(), JsonNode.class);
        assertThat(problem.path("type").asString()).startsWith("/problems/");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("errors").isArray()).isTrue();
        if (!field.isEmpty()) {
            assertThat(problem.path("errors")
                            .valueStream()
                            .map(error -> error.path("field").asString()))
                    .as(what + answer)
                    .anySatisfy(named -> assertThat(named).matches(Pattern.quote(field) + "([.\\[].*)?"));
        }
        if (traced) {
            assertThat(problem.path("trace_id").asString()).as(what + answer).matches("[0-9a-f]{32}");
        }
        assertNothingLeaks(answer);
    }

    /** The external systems word their errors in their own way. */
    private static void assertRefusal(String what, RawAnswer answer, String field) {
        JsonNode refusal = Json.read(answer.body(), JsonNode.class);
        assertThat(refusal.path("error").asString()).isNotBlank();
        assertThat(refusal.path("message").asString()).isNotBlank();
        if (!field.isEmpty()) {
            assertThat(refusal.path("field").asString()).as(what + answer).startsWith(field);
        }
        assertNothingLeaks(answer);
    }

    private static void assertNothingLeaks(RawAnswer answer) {
        assertThat(answer.body())
                .doesNotContainPattern("\\bat [a-z]+(\\.[a-zA-Z$]+)+\\(")
                .doesNotContain("Exception", "org.postgresql", "tools.jackson", "io.helidon", "SELECT ", "root:");
        assertThat(answer.headers()).doesNotContainKey("x-evil");
    }

    private static boolean isRefusal(RawAnswer answer) {
        return answer.header("content-type").startsWith("application/json");
    }

    private static boolean isTraced(ServiceName service) {
        return ShopUnderTest.instrumented().contains(service);
    }

    /** Everything that could be half done. The stock is left out: deliveries come at any time. */
    private List<String> state() {
        var state = new ArrayList<>(shop.stores().everyRow("products"));
        Answer cart = shop.api(ServiceName.MAIN).as("user-token-123").get("/cart");
        cart.json().path("items").forEach(line -> state.add(line.path("product_id") + " " + line.path("quantity")));
        state.add(shop.api(ServiceName.PAYMENT_PROVIDER).get("/control/book").body());
        state.add(shop.api(ServiceName.INVENTORY).get("/control").body());
        return state;
    }

    private static List<ServiceName> api() {
        return Stream.of(ServiceName.values())
                .filter(service -> service != ServiceName.FRONTEND)
                .toList();
    }

    private static BadRequest bad(String name, ServiceName service, RawRequest request, int status, String field) {
        return new BadRequest(service + ": " + name, service, request, status, field);
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofMinutes(5)).toString();
    }

    private static String readable(RawRequest request) {
        String text = new String(request.bytes(), StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x1f]+", " ");
        return text.isBlank() ? "control characters" : text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }
}
