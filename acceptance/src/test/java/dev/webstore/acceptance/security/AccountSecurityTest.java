package dev.webstore.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Storefront;
import dev.webstore.acceptance.shop.Stores;
import dev.webstore.platform.service.ServiceName;
import java.net.HttpCookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, tokens and sessions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountSecurityTest {

    private static final String PASSWORD = "correct horse battery staple";

    private final Stores stores = new Stores();
    private ShopUnderTest shop;

    @BeforeAll
    void start() {
        shop = ShopUnderTest.start(stores, Map.of());
    }

    @AfterAll
    void stop() {
        shop.close();
        stores.close();
    }

    @Test
    void whoReadsTheDatabaseCanNeitherSignInNorUseATokenFoundThere() {
        Answer signedIn = register("reader@example.com");
        String token = signedIn.text("token");
        assertThat(token).matches("[A-Za-z0-9_-]{43}");

        List<String> rows = stores.everyRow();
        assertThat(rows).anyMatch(row -> row.contains("reader@example.com"));
        assertThat(rows).noneMatch(row -> row.contains(token) || row.contains(PASSWORD));
        assertThat(rows).noneMatch(row -> row.contains("user-token-123") || row.contains(ShopUnderTest.DEMO_PASSWORD));
        assertThat(stores.shop("SELECT password_hash FROM shop.users"))
                .as("a memory-hard function")
                .allMatch(hash -> hash.startsWith("$argon2id$"));
        for (String hash : stores.shop("SELECT encode(hash, 'hex') FROM shop.tokens")) {
            assertThat(main().as(hash).get("/auth/me").status()).isEqualTo(401);
        }
    }

    @Test
    void theSamePasswordHasAnotherHashForEverybody() {
        register("one@example.com");
        register("other@example.com");
        assertThat(stores.shop("SELECT password_hash FROM shop.users")).doesNotHaveDuplicates();
    }

    @Test
    void aTokenWorksUntilItsOwnerSignsOut() {
        Answer signedIn = register("leaver@example.com");
        Api first = main().as(signedIn.text("token"));
        Api second = main().as(main().post("/auth/login", Map.of("email", "leaver@example.com", "password", PASSWORD))
                .text("token"));
        assertThat(first.get("/auth/me").status()).isEqualTo(200);

        assertThat(first.post("/auth/logout", Map.of()).status()).isEqualTo(204);

        assertThat(first.get("/auth/me").status()).isEqualTo(401);
        assertThat(first.get("/orders").status()).isEqualTo(401);
        assertThat(second.get("/auth/me").status()).as("another sign-in").isEqualTo(200);
    }

    @Test
    void nobodySeesOrdersOfSomebodyElse() {
        Api owner = main().as(register("owner@example.com").text("token"));
        String order = owner.buy("boo-001", 1, "US").text("order_id");
        assertThat(owner.get("/orders/" + order).status()).isEqualTo(200);

        Api other = main().as(register("snoop@example.com").text("token"));
        assertThat(other.get("/orders/" + order).status()).isEqualTo(404);
        assertThat(main().as("admin-token-456").get("/orders/" + order).status())
                .isEqualTo(404);
        assertThat(other.get("/orders").json().path("total").asInt()).isZero();
    }

    @Test
    void anUnknownAddressAndAWrongPasswordLookTheSame() {
        register("known@example.com");
        Answer unknown = main().post("/auth/login", Map.of("email", "unknown@example.com", "password", PASSWORD));
        Answer wrong = main().post("/auth/login", Map.of("email", "known@example.com", "password", "something else"));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
        assertThat(unknown.text("title")).isEqualTo(wrong.text("title"));
    }

    @Test
    void onlyAdministratorsChangeCampaigns() {
        Api promotions = shop.api(ServiceName.PROMOTIONS);
        var campaign = Map.of("name", "All free", "effect", Map.of("percent", 100));
        String path = "/api/promotions/campaigns";
        assertThat(promotions.post(path, campaign).status()).isEqualTo(401);
        assertThat(promotions.as("nonsense").post(path, campaign).status()).isEqualTo(401);
        assertThat(promotions.as("user-token-123").post(path, campaign).status())
                .isEqualTo(403);
        assertThat(promotions.as("test-token-789").post(path, campaign).status())
                .isEqualTo(403);
        assertThat(stores.shop("SELECT 1 FROM promotions.campaigns WHERE name = 'All free'"))
                .isEmpty();
    }

    @Test
    void theStorefrontKeepsTheTokenFromScripts() {
        var storefront = new Storefront(shop.url(ServiceName.FRONTEND));
        storefront.signIn("user@webstore.example", ShopUnderTest.DEMO_PASSWORD);
        assertThat(storefront.page().status()).isEqualTo(200);
        assertThat(storefront.cookies()).isNotEmpty().allMatch(HttpCookie::isHttpOnly);
        List<String> secrets = storefront.cookies().stream()
                .filter(cookie -> !cookie.getName().contains("csrf"))
                .map(HttpCookie::getValue)
                .filter(value -> value.length() > 20)
                .toList();
        assertThat(secrets)
                .isNotEmpty()
                .noneMatch(secret -> storefront.page().body().contains(secret));
    }

    @Test
    void everyPageTellsTheBrowserWhatItNeverDoes() {
        var storefront = new Storefront(shop.url(ServiceName.FRONTEND));
        for (String path : List.of("/", "/products/aud-001", "/sign-in", "/no-such-page", "/health")) {
            Answer answer = storefront.open(path);
            assertThat(answer.header("content-security-policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline", "unsafe-eval");
            assertThat(answer.header("x-content-type-options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("referrer-policy")).as(path).isNotEmpty();
        }
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        var storefront = new Storefront(shop.url(ServiceName.FRONTEND));
        storefront.signIn("test@webstore.example", ShopUnderTest.DEMO_PASSWORD);
        storefront.open("/products/boo-001");
        var add = Map.of("product_id", "boo-001", "quantity", "1", "country", "US");
        assertThat(storefront.post("/cart/items", add, Map.of()).status())
                .as("without the secret")
                .isEqualTo(403);
        assertThat(storefront
                        .submit("/cart/items", add, Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .as("from another site")
                .isEqualTo(403);
        assertThat(main().as("test-token-789")
                        .get("/cart")
                        .json()
                        .path("item_count")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/\\\\evil.example",
                "/%0d%0aSet-Cookie:%20evil=1",
                "javascript:alert(1)",
                " //evil.example"
            })
    void signingInNeverLeadsElsewhere(String next) {
        var storefront = new Storefront(shop.url(ServiceName.FRONTEND));
        storefront.open("/sign-in");
        Answer answer = storefront.submit(
                "/sign-in",
                Map.of("email", "user@webstore.example", "password", ShopUnderTest.DEMO_PASSWORD, "next", next));
        assertThat(answer.status()).as("stays in the shop: " + answer.body()).isIn(200, 400, 404);
        assertThat(storefront.cookies()).noneMatch(cookie -> cookie.getName().equals("evil"));
    }

    private Api main() {
        return shop.api(ServiceName.MAIN);
    }

    private Answer register(String email) {
        Answer answer = main().post("/auth/register", Map.of("email", email, "password", PASSWORD, "name", "Somebody"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }
}
