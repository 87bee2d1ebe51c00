package dev.webstore.main;

import static dev.webstore.main.MainServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static MainServiceFixture shop;

    @BeforeAll
    static void open() {
        shop = new MainServiceFixture();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void somebodyRegistersSignsInAndSignsOut() {
        String email = email();
        var registered = shop.post("/auth/register", null, registration(email));
        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(json(registered).at("/user/role").stringValue()).isEqualTo("customer");

        var signedIn = shop.post("/auth/login", null, Map.of("email", email, "password", "correct horse"));
        assertThat(signedIn.statusCode()).isEqualTo(200);
        String token = json(signedIn).get("token").stringValue();
        assertThat(json(shop.get("/auth/me", token)).get("email").stringValue()).isEqualTo(email);

        assertThat(shop.post("/auth/logout", token, null).statusCode()).isEqualTo(204);
        var after = shop.get("/auth/me", token);
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @Test
    void emailsAreTheSameInAnyCase() {
        String email = email();
        shop.post("/auth/register", null, registration(email));
        var again = shop.post("/auth/register", null, registration(email.toUpperCase(Locale.ROOT)));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).at("/errors/0/field").stringValue()).isEqualTo("email");
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailGetTheSameAnswer() {
        String email = email();
        shop.post("/auth/register", null, registration(email));
        var wrong = shop.post("/auth/login", null, Map.of("email", email, "password", "wrong horse"));
        var unknown = shop.post("/auth/login", null, Map.of("email", email(), "password", "wrong horse"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(json(unknown).get("detail")).isEqualTo(json(wrong).get("detail"));
    }

    @Test
    void neitherPasswordsNorTokensAreStored() {
        String email = email();
        String token = json(shop.post("/auth/register", null, registration(email)))
                .get("token")
                .stringValue();
        assertThat(shop.sql("SELECT password_hash FROM users WHERE email = '" + email + "'"))
                .startsWith("$argon2id$")
                .doesNotContain("correct horse");
        assertThat(shop.sql("SELECT count(*) FROM tokens WHERE encode(hash, 'escape') LIKE '%" + token + "%'"))
                .isEqualTo("0");
    }

    @Test
    void anExpiredTokenDoesNotWork() {
        String token = shop.newUser();
        shop.sql("UPDATE tokens SET expires_at = now() - interval '1 second' "
                + "WHERE user_id = (SELECT id FROM users ORDER BY created_at DESC LIMIT 1)");
        assertThat(shop.get("/cart", token).statusCode()).isEqualTo(401);
    }

    @Test
    void demoTokensWorkSurviveASignOutAndAreOffInProduction() {
        assertThat(json(shop.get("/auth/me", "admin-token-456")).get("role").stringValue())
                .isEqualTo("admin");
        shop.post("/auth/logout", "user-token-123", null);
        assertThat(json(shop.get("/auth/me", "user-token-123")).get("user_id").stringValue())
                .isEqualTo("user_1");

        shop.restart(Map.of("WEBSTORE_ENV", "production"));
        assertThat(shop.get("/auth/me", "user-token-123").statusCode()).isEqualTo(401);
        var signIn =
                shop.post("/auth/login", null, Map.of("email", "user@webstore.example", "password", "webstore-demo"));
        assertThat(signIn.statusCode()).isEqualTo(401);
        shop.restart(Map.of());
    }

    @Test
    void guessingAPasswordIsStopped() {
        var attempt = Map.of("email", email(), "password", "guess");
        for (int i = 0; i < 10; i++) {
            shop.post("/auth/login", null, attempt);
        }
        var refused = shop.post("/auth/login", null, attempt);
        // A new minute may have begun in between; then it takes as many again.
        for (int i = 0; i < 10 && refused.statusCode() == 401; i++) {
            refused = shop.post("/auth/login", null, attempt);
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").getAsLong())
                .isBetween(1L, 60L);
    }

    @Test
    void askingTooOftenIs429WithTheLimitInTheHeaders() {
        shop.restart(Map.of("WEBSTORE_RATE_LIMIT_IP", "3"));
        try {
            var answer = shop.get("/products", null);
            assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("3");
            for (int i = 0; i < 8 && answer.statusCode() == 200; i++) {
                answer = shop.get("/products", null);
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("0");
            var elsewhere = shop.send("GET", "/products", null, null, Map.of("X-Forwarded-For", "203.0.113.7"));
            assertThat(elsewhere.statusCode()).isEqualTo(200);
            assertThat(shop.get("/health", null).statusCode()).isEqualTo(200);
        } finally {
            shop.restart(Map.of());
        }
    }

    private static Map<String, String> registration(String email) {
        return Map.of("email", email, "password", "correct horse", "name", "Uma");
    }

    private static String email() {
        return "uma-" + UUID.randomUUID() + "@example.com";
    }
}
