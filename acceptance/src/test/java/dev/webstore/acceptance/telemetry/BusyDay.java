package dev.webstore.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.otlp.OtlpReceiver;
import dev.webstore.acceptance.otlp.Received;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Storefront;
import dev.webstore.acceptance.shop.Stores;
import dev.webstore.platform.service.ServiceName;
import java.net.HttpCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Everything that can happen in the shop, done once and watched; all telemetry has arrived when it is over. */
final class BusyDay {

    private static final String PASSWORD = "hunter2 and then some";
    private static final int MOST_ORDERS = 80;

    private final List<String> secrets = new ArrayList<>();
    private final List<String> identifiers = new ArrayList<>();
    private final Received received;
    private String storefrontTrace = "";
    private String apiTrace = "";

    private BusyDay(Received received) {
        this.received = received;
    }

    /** Lives the day. */
    static BusyDay live() {
        try (var receiver = OtlpReceiver.start()) {
            var day = new BusyDay(receiver.received());
            try (var stores = new Stores();
                    var shop = ShopUnderTest.start(
                            stores,
                            Map.of(
                                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                                    receiver.endpoint(),
                                    "OTEL_METRIC_EXPORT_INTERVAL",
                                    "1000",
                                    "PAYMENTS_PROVIDER_TIMEOUT",
                                    "2s",
                                    "WEBSTORE_RATE_LIMIT_SIGN_IN",
                                    "5",
                                    "WEBSTORE_LOG_LEVEL",
                                    "info",
                                    "WEBSTORE_LOG_DIR",
                                    stores.folder().toString()))) {
                day.shop(shop);
            }
            return day;
        }
    }

    /** What arrived. */
    Received received() {
        return received;
    }

    /** The trace of a checkout through the storefront. */
    String storefrontTrace() {
        return storefrontTrace;
    }

    /** The trace of a checkout through main-service's own interface. */
    String apiTrace() {
        return apiTrace;
    }

    /** What must never be sent anywhere. */
    List<String> secrets() {
        return secrets;
    }

    /** Names of single users and orders: welcome on spans and logs, never on metrics. */
    List<String> identifiers() {
        return identifiers;
    }

    private void shop(ShopUnderTest shop) {
        Api main = shop.api(ServiceName.MAIN);
        secrets.addAll(List.of(
                PASSWORD,
                ShopUnderTest.DEMO_PASSWORD,
                ShopUnderTest.CONTROL_TOKEN,
                "shop-password",
                "payments-password",
                "promotions-password",
                "user-token-123",
                "admin-token-456",
                "@example.com",
                "@webstore.example"));
        unansweredPayment(shop, main);
        throughTheStorefront(shop);
        throughTheApi(shop);
        declines(shop, main);
        outages(shop, main);
        refunds(shop, main);
        attacks(shop, main);
        administration(shop);
        nothingIsLeftToDo(shop);
    }

    /** First, because it takes the longest to settle. */
    private void unansweredPayment(ShopUnderTest shop, Api main) {
        shop.control(ServiceName.PAYMENT_PROVIDER, Map.of("hang_ms", 6_000));
        Answer pending = somebody(main).buy("boo-001", 1, "FR");
        assertThat(pending.status()).as(pending.toString()).isEqualTo(202);
        shop.control(ServiceName.PAYMENT_PROVIDER, null);
    }

    private void throughTheStorefront(ShopUnderTest shop) {
        var storefront = new Storefront(shop.url(ServiceName.FRONTEND));
        storefront.signIn("user@webstore.example", "not the password");
        storefront.signIn("user@webstore.example", ShopUnderTest.DEMO_PASSWORD);
        storefront.open("/?q=headphones&country=DE");
        storefront.open("/products/aud-001");
        storefront.submit("/cart/items", Map.of("quantity", "1", "country", "DE"));
        storefront.open("/cart");
        storefront.open("/checkout");
        checkOutAsAScriptDoes(storefront);
        storefront.open("/orders");
        storefront.post("/cart/items", Map.of("product_id", "aud-001"), Map.of());
        storefront.cookies().stream()
                .map(HttpCookie::getValue)
                .filter(value -> value.length() > 30)
                .forEach(secrets::add);
        Answer orders = shop.api(ServiceName.MAIN).as("user-token-123").get("/orders");
        assertThat(orders.text("/orders/0/trace_id")).isEqualTo(storefrontTrace);
        identifiers.add(orders.text("/orders/0/order_id"));
    }

    /** With scripts, the form is sent by one, and the browser tells afterwards what it measured. */
    private void checkOutAsAScriptDoes(Storefront storefront) {
        storefrontTrace = randomHex(16);
        String span = randomHex(8);
        String[] view = storefront.traceparent().split("-", -1);
        Answer order = storefront.submit(
                "/checkout",
                Map.of("country", "DE", "payment_method", "paypal"),
                Map.of("traceparent", "00-%s-%s-01".formatted(storefrontTrace, span), "Accept", "application/json"));
        assertThat(order.status()).as(order.body()).isEqualTo(200);
        assertThat(order.text("location")).startsWith("/orders/");
        Answer taken = storefront.script(
                "/rum",
                Map.of(
                        "page",
                        "checkout",
                        "view",
                        Map.of("trace_id", view[1], "span_id", randomHex(8), "parent_span_id", view[2]),
                        "load",
                        Map.of("ago", 900.5, "took", 300),
                        "vitals",
                        Map.of("lcp", 0.8, "cls", 0.02, "inp", 0.1, "fcp", 0.4, "ttfb", 0.05),
                        "requests",
                        List.of(Map.of(
                                "trace_id",
                                storefrontTrace,
                                "span_id",
                                span,
                                "method",
                                "POST",
                                "path",
                                "/checkout",
                                "status",
                                200,
                                "ago",
                                500,
                                "took",
                                400)),
                        "errors",
                        List.of(Map.of("kind", "script", "message", "x is not a function", "where", "/shop.js:1"))));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(204);
        assertThat(storefront.script("/rum", Map.of("page", "no such page")).status())
                .isEqualTo(400);
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void throughTheApi(ShopUnderTest shop) {
        Api main = shop.api(ServiceName.MAIN);
        Api buyer = somebody(main);
        buyer.get("/products?q=lamp&limit=5");
        buyer.get("/products/aud-001");
        buyer.post("/cart/add", Map.of("product_id", "aud-001", "quantity", 1, "country", "US"));
        buyer.post("/cart/add", Map.of("product_id", "boo-002", "quantity", 2, "country", "US"));
        buyer.get("/cart");
        Answer order = buyer.post(
                "/checkout", Map.of("payment_method", "credit_card", "country", "US", "coupon_code", "WELCOME10"));
        assertThat(order.status()).as(order.toString()).isEqualTo(201);
        apiTrace = order.text("trace_id");
        identifiers.add(order.text("order_id"));
        buyer.post("/auth/logout", Map.of());
        shop.api(ServiceName.PROMOTIONS)
                .post(
                        "/api/promotions/validate-coupon",
                        Map.of("coupon_code", "SPRING20", "user_id", "user_1", "country", "US", "amount", 50));
    }

    private void declines(ShopUnderTest shop, Api main) {
        shop.control(ServiceName.PAYMENT_PROVIDER, Map.of("failure_rate", 1, "codes", List.of(400)));
        Api buyer = somebody(main);
        buyer.post("/cart/add", Map.of("product_id", "boo-003", "quantity", 2, "country", "UK"));
        Answer declined = buyer.post(
                "/checkout", Map.of("payment_method", "debit_card", "country", "UK", "coupon_code", "WELCOME10"));
        assertThat(declined.status()).as(declined.toString()).isEqualTo(402);
        shop.control(ServiceName.PAYMENT_PROVIDER, null);
    }

    private void outages(ShopUnderTest shop, Api main) {
        shop.control(ServiceName.PAYMENT_PROVIDER, Map.of("failure_rate", 1, "codes", List.of(503)));
        Answer failed = somebody(main).buy("boo-004", 1, "JP");
        assertThat(failed.status()).as(failed.toString()).isEqualTo(503);
        shop.control(ServiceName.PAYMENT_PROVIDER, null);
    }

    /** Of the orders that cannot be reserved about one in five is cancelled and refunded. */
    private void refunds(ShopUnderTest shop, Api main) {
        shop.control(ServiceName.INVENTORY, Map.of("stock", "phantom"));
        for (int i = 0; i < MOST_ORDERS && isEmpty(shop, "SELECT 1 FROM shop.outbox WHERE task = 'REFUND'"); i++) {
            if (!isEmpty(shop, "SELECT 1 FROM shop.orders WHERE status IN ('CANCELLED', 'REFUNDED')")) {
                break;
            }
            somebody(main).buy("boo-005", 1, "IN");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !isEmpty(shop, "SELECT 1 FROM shop.orders WHERE status = 'REFUNDED'"));
        shop.control(ServiceName.INVENTORY, null);
    }

    private void attacks(ShopUnderTest shop, Api main) {
        // Twice as many as may, and some, so that the limit shows even when a new window begins in between.
        for (int i = 0; i < 12; i++) {
            main.post("/auth/login", Map.of("email", "victim@example.com", "password", PASSWORD));
        }
        main.as("no such token").get("/cart");
        for (ServiceName service : ShopUnderTest.instrumented()) {
            for (int i = 0; i < 30; i++) {
                shop.api(service).get("/" + UUID.randomUUID());
                shop.api(service).send("X" + i, "/health", null);
            }
        }
    }

    private void administration(ShopUnderTest shop) {
        Api promotions = shop.api(ServiceName.PROMOTIONS).as("admin-token-456");
        Answer campaigns = promotions.get("/api/promotions/campaigns");
        assertThat(campaigns.status()).isEqualTo(200);
        promotions.send("PATCH", "/api/promotions/campaigns/first-order", Map.of("priority", 99));
    }

    private static void nothingIsLeftToDo(ShopUnderTest shop) {
        await().atMost(Duration.ofSeconds(60)).until(() -> isEmpty(shop, "SELECT 1 FROM shop.outbox WHERE NOT dead"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> isEmpty(shop, "SELECT 1 FROM shop.orders WHERE status = 'PENDING'"));
    }

    private Api somebody(Api main) {
        Answer answer = main.post(
                "/auth/register",
                Map.of(
                        "email",
                        "buyer-%s@example.com".formatted(UUID.randomUUID()),
                        "password",
                        PASSWORD,
                        "name",
                        "Bea Buyer"));
        String token = answer.text("token");
        secrets.add(token);
        secrets.add(HexFormat.of().formatHex(sha256(token)));
        identifiers.add(answer.text("/user/user_id"));
        return main.as(token);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEmpty(ShopUnderTest shop, String query) {
        return shop.stores().shop(query).isEmpty();
    }
}
