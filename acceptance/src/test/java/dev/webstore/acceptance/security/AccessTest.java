package dev.webstore.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Stores;
import dev.webstore.platform.service.ServiceName;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Limits, production mode and the doors that are closed to the outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private final Stores stores = new Stores();

    @AfterAll
    void stop() {
        stores.close();
    }

    @Test
    void oneRequestTooManyIsToldWhenToComeBack() {
        try (ShopUnderTest shop =
                ShopUnderTest.start(stores, Map.of("WEBSTORE_RATE_LIMIT_IP", "30", "WEBSTORE_RATE_LIMIT_USER", "5"))) {
            Api main = shop.api(ServiceName.MAIN);
            assertLimited(main.header("X-Forwarded-For", "203.0.113.7"), "/products?limit=1", 30);
            assertThat(main.header("X-Forwarded-For", "203.0.113.8")
                            .get("/products?limit=1")
                            .status())
                    .as("another address")
                    .isEqualTo(200);
            assertLimited(main.header("X-Forwarded-For", "203.0.113.9").as("user-token-123"), "/cart", 5);
            assertThat(main.header("X-Forwarded-For", "203.0.113.9")
                            .as("admin-token-456")
                            .get("/cart")
                            .status())
                    .as("another user")
                    .isEqualTo(200);
        }
    }

    /** Windows are fixed, so that one may end in between: within three of them the limit must show. */
    private static void assertLimited(Api api, String path, int limit) {
        Answer first = api.get(path);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.header("ratelimit-limit")).isEqualTo(Integer.toString(limit));
        assertThat(Integer.parseInt(first.header("ratelimit-remaining"))).isBetween(0, limit - 1);
        assertThat(Integer.parseInt(first.header("ratelimit-reset"))).isBetween(1, 10);
        Answer last = first;
        for (int i = 0; i < 3 * limit + 3 && last.status() == 200; i++) {
            last = api.get(path);
        }
        assertThat(last.status()).as(last.toString()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("retry-after"))).isBetween(1, 10);
        assertThat(last.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(last.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void guessingPasswordsIsLimitedWhereverTheGuessesComeFrom() {
        try (ShopUnderTest shop = ShopUnderTest.start(stores, Map.of("WEBSTORE_RATE_LIMIT_SIGN_IN", "3"))) {
            Api main = shop.api(ServiceName.MAIN);
            Answer last = guess(main, 0);
            assertThat(last.status()).isEqualTo(401);
            for (int i = 1; i < 10 && last.status() == 401; i++) {
                last = guess(main, i);
            }
            assertThat(last.status()).as(last.toString()).isEqualTo(429);
            assertThat(last.header("retry-after")).isNotEmpty();
            assertThat(main.post("/auth/login", Map.of("email", "somebody.else@example.com", "password", "x"))
                            .status())
                    .as("another account")
                    .isEqualTo(401);
        }
    }

    private static Answer guess(Api main, int number) {
        return main.header("X-Forwarded-For", "198.51.100." + number)
                .post("/auth/login", Map.of("email", "Victim@example.com", "password", "guess " + number));
    }

    @Test
    void demoSignInsDoNotWorkInProduction() {
        try (ShopUnderTest demo = ShopUnderTest.start(stores, Map.of())) {
            assertThat(demo.api(ServiceName.MAIN)
                            .as("user-token-123")
                            .get("/auth/me")
                            .status())
                    .isEqualTo(200);
        }
        // The same data: accounts made in demo mode must not be a back door later.
        try (ShopUnderTest shop = ShopUnderTest.start(stores, Map.of("WEBSTORE_ENV", "production"))) {
            Api main = shop.api(ServiceName.MAIN);
            for (String token : List.of("user-token-123", "admin-token-456", "test-token-789")) {
                assertThat(main.as(token).get("/auth/me").status()).as(token).isEqualTo(401);
                assertThat(main.as(token).get("/cart").status()).as(token).isEqualTo(401);
            }
            for (String who : List.of("user", "admin", "test")) {
                Answer answer = main.post(
                        "/auth/login",
                        Map.of("email", who + "@webstore.example", "password", ShopUnderTest.DEMO_PASSWORD));
                assertThat(answer.status()).as(who).isEqualTo(401);
            }
            assertThat(shop.api(ServiceName.PROMOTIONS)
                            .as("admin-token-456")
                            .post("/api/promotions/campaigns", Map.of())
                            .status())
                    .isEqualTo(401);
            assertThat(shop.api(ServiceName.FRONTEND).get("/sign-in").body())
                    .doesNotContain(ShopUnderTest.DEMO_PASSWORD, "@webstore.example");
            assertThat(main.asSomebodyNew().get("/auth/me").status()).isEqualTo(200);
            assertClosed(main);
        }
    }

    @Test
    void controlIsClosedToTheOutside() {
        Optional<InetAddress> outside = addressOfThisMachine();
        assumeThat(outside).as("a network").isPresent();
        try (ShopUnderTest shop = ShopUnderTest.start(stores, Map.of("WEBSTORE_LISTEN_ADDRESS", "0.0.0.0"))) {
            List<ServiceName> controlled = new ArrayList<>(ShopUnderTest.external());
            controlled.addAll(List.of(ServiceName.MAIN, ServiceName.PROMOTIONS));
            for (ServiceName external : controlled) {
                Api api = new Api(
                        URI.create("http://%s:%d".formatted(outside.get().getHostAddress(), shop.port(external))));
                assertClosed(api);
                assertClosed(api.header("X-Forwarded-For", "127.0.0.1"));
                assertClosed(api.header("Forwarded", "for=127.0.0.1"));
                assertClosed(api.header("X-Real-IP", "127.0.0.1"));
                assertClosed(api.header("X-Control-Token", "guess"));
                assertClosed(api.header("X-Control-Token", ""));
                assertClosed(api.header("Authorization", "Bearer " + ShopUnderTest.CONTROL_TOKEN));
                assertThat(api.get("/health").status()).isEqualTo(200);
                assertThat(api.header("X-Control-Token", ShopUnderTest.CONTROL_TOKEN)
                                .get("/control")
                                .status())
                        .isEqualTo(200);
            }
            Api provider = new Api(URI.create(
                    "http://%s:%d".formatted(outside.get().getHostAddress(), shop.port(ServiceName.PAYMENT_PROVIDER))));
            assertThat(provider.get("/control/book").status()).isEqualTo(403);
        }
    }

    private static void assertClosed(Api api) {
        assertThat(api.get("/control").status()).isEqualTo(403);
        assertThat(api.send("PUT", "/control", Map.of("failure_rate", 1, "codes", List.of(500)))
                        .status())
                .isEqualTo(403);
        assertThat(api.send("PATCH", "/control", Map.of("hang_ms", 1)).status()).isEqualTo(403);
        assertThat(api.send("DELETE", "/control", null).status()).isEqualTo(403);
    }

    private static Optional<InetAddress> addressOfThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
