package dev.webstore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.frontend.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting in, being thrown out, and coming back to where one was. */
class SignInTest {

    private final FrontendFixture fixture = new FrontendFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signsInAndOut() {
        Visitor visitor = fixture.visitor();
        visitor.get("/sign-in");

        Page entered = visitor.post(
                "/sign-in",
                Map.of("email", "user@webstore.example", "password", "webstore-demo", "next", "/orders?page=2"));
        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("location")).isEqualTo("/orders?page=2");
        assertThat(visitor.get("/").text()).contains("Welcome. You are signed in.", "Signed in as Uma");

        assertThat(visitor.post("/sign-out", Map.of()).header("location")).isEqualTo("/");
        assertThat(fixture.shop.received("POST /auth/logout").getFirst().headers())
                .containsEntry("Authorization", "Bearer " + FakeShop.TOKEN);
        assertThat(visitor.cookie("session")).isEmpty();
        assertThat(visitor.get("/").text()).contains("You are signed out.");
    }

    @Test
    void wrongPasswordIsSaidAndNotRepeated() {
        Visitor visitor = fixture.visitor();
        visitor.get("/sign-in");

        Page page = visitor.post("/sign-in", Map.of("email", "user@webstore.example", "password", "not-it-at-all"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Email and password do not belong together.");
        assertThat(page.body()).contains("value=\"user@webstore.example\"").doesNotContain("not-it-at-all");
    }

    @Test
    void takenEmailIsShownBesideItsField() {
        Visitor visitor = fixture.visitor();
        visitor.get("/sign-up");

        Page page = visitor.post(
                "/sign-up", Map.of("email", "taken@webstore.example", "password", "long enough", "name", "Tom"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("id=\"email-error\"", "value=\"Tom\"").doesNotContain("long enough");
    }

    @Test
    void newAccountIsSignedIn() {
        Visitor visitor = fixture.visitor();
        visitor.get("/sign-up");

        visitor.post("/sign-up", Map.of("email", "new@webstore.example", "password", "long enough", "name", "Nia"));

        assertThat(visitor.get("/orders").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cart", "/orders", "/orders/order-1", "/checkout", "/admin/campaigns"})
    void pagesOfAnAccountLeadToTheSignIn(String path) {
        Visitor visitor = fixture.visitor();

        Page answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).isEqualTo("/sign-in?next=" + path.replace("/", "%2F"));
        assertThat(visitor.get("/sign-in").text()).contains("Please sign in to go on.");
    }

    @Test
    void expiredSignInLosesNothing() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);
        visitor.get("/checkout");
        fixture.shop.expireTokens();

        Page answer = visitor.post(
                "/checkout",
                Map.of("key", "wish-1", "payment_method", "paypal", "country", "DE", "coupon_code", "TENOFF"));

        assertThat(answer.header("location"))
                .isEqualTo("/sign-in?next=%2Fcheckout%3Fpayment_method%3Dpaypal%26coupon_code%3DTENOFF");
        assertThat(visitor.cookie("session")).isEmpty();
        assertThat(visitor.get(answer.header("location")).text()).contains("Your sign-in has expired.");
        visitor.signedIn();
        assertThat(visitor.get("/checkout?payment_method=paypal&coupon_code=TENOFF")
                        .body())
                .contains("value=\"paypal\" checked", "value=\"TENOFF\"");
    }

    @Test
    void expiredSignInDoesNotHideTheCatalogue() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.expireTokens();

        Page page = visitor.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Sign in").doesNotContain("Signed in as");
        assertThat(visitor.cookie("session")).isEmpty();
    }

    @Test
    void addingToTheCartComesBackToTheSameProductAndQuantity() {
        Visitor visitor = fixture.visitor();
        visitor.get("/products/aud-001");

        Page answer = visitor.post("/cart/items", Map.of("product_id", "aud-001", "quantity", "4", "country", "DE"));

        assertThat(answer.header("location")).isEqualTo("/sign-in?next=%2Fproducts%2Faud-001%3Fquantity%3D4");
        assertThat(visitor.get("/products/aud-001?quantity=4").body()).contains("value=\"4\"", "value=\"DE\" selected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/orders\r\nSet-Cookie: a=b",
                "evil"
            })
    void signInLeadsNowhereElse(String next) {
        Visitor visitor = fixture.visitor();
        visitor.get("/sign-in");

        Page answer = visitor.post(
                "/sign-in", Map.of("email", "user@webstore.example", "password", "webstore-demo", "next", next));

        assertThat(List.of("/", "")).contains(answer.header("location"));
        assertThat(answer.status()).isIn(303, 400);
    }

    @Test
    void demoAccountsAreOfferedOutsideProductionOnly() {
        assertThat(fixture.visitor().get("/sign-in").text()).contains("webstore-demo");
        try (var production = new FrontendFixture(Map.of("WEBSTORE_ENV", "production"))) {
            assertThat(production.visitor().get("/sign-in").text()).doesNotContain("webstore-demo");
        }
    }
}
