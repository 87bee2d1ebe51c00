package dev.webstore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.frontend.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects visitors from other sites, and the shop from them. */
class SecurityTest {

    private static FrontendFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new FrontendFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/nowhere", "/pictures/aud-001.svg", "/health"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Page page = fixture.visitor().get(path);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Permissions-Policy")).contains("geolocation=()");
        assertThat(page.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void pagesNeedNoInlineScriptOrStyle() {
        String body = fixture.visitor().get("/").body();

        assertThat(body).doesNotContain("<style", " style=", " onclick=", "javascript:");
        assertThat(Pattern.compile("<script(?! src=\"/assets/)").matcher(body).find())
                .isFalse();
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        Visitor visitor = fixture.visitor();
        assertThat(visitor.get("/sign-in").headers().get("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure"));
        Page entered = visitor.post("/sign-in", Map.of("email", "user@webstore.example", "password", "webstore-demo"));
        assertThat(entered.headers().get("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("session=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void behindHttpsCookiesAreSecureAndHttpsIsForGood() {
        Visitor visitor = fixture.visitor().with("X-Forwarded-Proto", "https");
        Page page = visitor.get("/sign-in");

        assertThat(page.header("Strict-Transport-Security")).startsWith("max-age=");
        assertThat(page.header("set-cookie")).startsWith("__Host-csrf=").contains("Secure", "HttpOnly");
        assertThat(visitor.post("/sign-in", Map.of("email", "user@webstore.example", "password", "webstore-demo"))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.cookie("__Host-session")).isEqualTo(FakeShop.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-up",
                "/sign-out",
                "/theme",
                "/cart/items",
                "/cart/items/aud-001",
                "/checkout",
                "/admin/campaigns/new",
                "/admin/campaigns/campaign-1",
                "/admin/campaigns/campaign-1/end"
            })
    void formsOfOtherSitesAreRefused(String path) {
        Visitor visitor = fixture.visitor().signedInAs("admin@webstore.example");

        assertThat(visitor.post(path, Map.of("_csrf", "forged")).status()).isEqualTo(403);
        assertThat(visitor.post(path, Map.of("_csrf", "")).status()).isEqualTo(403);
        Page page = visitor.with("Sec-Fetch-Site", "cross-site").post(path, Map.of());
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Form not accepted", "Nothing was changed.");
    }

    @Test
    void colourChoiceIsKeptAndLeadsBack() {
        Visitor visitor = fixture.visitor();
        visitor.get("/");

        Page answer = visitor.with("Referer", "http://localhost/products/aud-001?quantity=2")
                .post("/theme", Map.of("theme", "dark"));

        assertThat(answer.header("location")).isEqualTo("/products/aud-001?quantity=2");
        assertThat(visitor.get("/").body()).contains("data-theme=\"dark\"", "value=\"dark\" aria-pressed=\"true\"");
        assertThat(visitor.post("/theme", Map.of("theme", "pink")).status()).isEqualTo(400);
    }

    @Test
    void malformedFormsAreTheSendersFault() {
        Visitor visitor = fixture.visitor();
        visitor.get("/");
        String form = "application/x-www-form-urlencoded";

        assertThat(visitor.postBody("/theme", form, "theme=%zz").status()).isEqualTo(400);
        assertThat(visitor.postBody("/theme", form, "theme=%00").status()).isEqualTo(400);
        assertThat(visitor.postBody("/theme", form, "a=" + "a".repeat(70_000)).status())
                .isEqualTo(413);
        assertThat(visitor.postBody("/theme", "application/json", "{}").status())
                .isEqualTo(415);
        assertThat(visitor.postBody("/products/aud-001", form, "").status()).isEqualTo(405);
    }

    @Test
    void forgedCookiesAreIgnored() {
        Page page = fixture.visitor()
                .with("Cookie", "theme=<b>; notice=hello; csrf=short; session=a b; country=XX")
                .get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("data-theme=\"auto\"").doesNotContain("class=\"notice\"");
    }

    @Test
    void whatProgramsMayCallIsDocumentedAndServed() {
        String document = fixture.visitor().get("/openapi").body();
        List<String> documented = Pattern.compile("(?m)^  (/\\S+):$")
                .matcher(document)
                .results()
                .map(path -> path.group(1))
                .toList();

        assertThat(documented).containsExactly("/health", "/rum");
        assertThat(fixture.frontend().paths()).containsKeys("/health", "/rum");
    }

    @Test
    void visitorAddressIsPassedOn() {
        try (var own = new FrontendFixture()) {
            own.visitor().with("X-Forwarded-For", "203.0.113.7").get("/");

            assertThat(own.shop.received("GET /products").getFirst().headers())
                    .containsEntry("X-Forwarded-For", "203.0.113.7");
        }
    }

    @Test
    void assetsAreKeptForEverUnderTheirHash() {
        String body = fixture.visitor().get("/").body();
        var assets =
                Pattern.compile("\"(/assets/[^\"]+)\"").matcher(body).results().toList();

        assertThat(assets).hasSize(4);
        assertThat(assets).allSatisfy(asset -> {
            Page page = fixture.visitor().get(asset.group(1));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Cache-Control")).contains("immutable");
        });
        assertThat(List.of("/assets/../FrontendService.class", "/assets/shop.css", "/assets/%2e%2e/x"))
                .allSatisfy(
                        path -> assertThat(fixture.visitor().get(path).status()).isEqualTo(404));
    }
}
