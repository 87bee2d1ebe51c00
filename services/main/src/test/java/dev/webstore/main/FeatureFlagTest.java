package dev.webstore.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What feature flags make go wrong goes wrong, and is well again afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatureFlagTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MainServiceFixture shop;

    @BeforeAll
    void start() {
        shop = new MainServiceFixture();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @AfterEach
    void repair() {
        assertThat(shop.send("DELETE", "/control", null, null, Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBadDeployFailsProductPages() {
        set("bad_deploy", 1);

        assertThat(shop.get("/products/aud-001", null).statusCode()).isEqualTo(500);
        assertThat(shop.get("/products", null).statusCode()).isEqualTo(200);

        set("bad_deploy", 0);

        assertThat(shop.get("/products/aud-001", null).statusCode()).isEqualTo(200);
    }

    @Test
    void aSlowSearchFindsTheSame() {
        String usual = shop.get("/products?category=books&sort=price", null).body();

        set("slow_search", 0.05);

        assertThat(shop.get("/products?category=books&sort=price", null).body()).isEqualTo(usual);
    }

    @Test
    void aFullRedisRefusesCartsUntilItGetsItsLimitBack() {
        String token = shop.newUser();

        set("redis_full", true);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(add(token)).isEqualTo(503));
        assertThat(shop.get("/products", null).statusCode()).isEqualTo(200);

        set("redis_full", false);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(add(token)).isEqualTo(200));
    }

    @Test
    void theLimitOfRedisComesBackWhenTheServiceStops() {
        String token = shop.newUser();
        set("redis_full", true);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(add(token)).isEqualTo(503));

        shop.restart(Map.of());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(add(token)).isEqualTo(200));
    }

    @Test
    void withoutConnectionsNothingIsFoundUntilTheyAreGivenBack() {
        set("held_connections", 12);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shop.get("/products", null).statusCode()).isEqualTo(503));

        set("held_connections", 0);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shop.get("/products", null).statusCode()).isEqualTo(200));
    }

    @Test
    void emptyShelvesAreFilledAgain() {
        String pieces = "SELECT sum(stock) FROM products WHERE category = 'audio'";
        set("empty_shelves", "audio");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.sql(pieces)).isEqualTo("0"));

        set("empty_shelves", "");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.sql(pieces)).isNotEqualTo("0"));
    }

    private void set(String flag, Object value) {
        var answer = shop.send("PATCH", "/control", null, Map.of(flag, value), Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private int add(String token) {
        return shop.post("/cart/add", token, Map.of("product_id", "boo-001", "quantity", 1, "country", "US"))
                .statusCode();
    }
}
