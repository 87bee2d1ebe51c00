package dev.webstore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.frontend.Visitor.Page;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the catalogue to the order, as somebody without scripts sees it. */
class ShoppingTest {

    private final FrontendFixture fixture =
            new FrontendFixture(Map.of("WEBSTORE_TRACE_URL", "http://localhost:3000/traces/{trace_id}?a=1"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void catalogueLeadsToProductsCategoriesAndPages() {
        Page page = fixture.visitor().get("/?category=audio&sort=-price&page=2");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Captain Otter", "$1,189.50", "Out of stock", "Only 5 left", "Page 2 of 3");
        assertThat(page.body())
                .contains("href=\"/products/toy-002\"", "src=\"/pictures/toy-002.svg\"")
                .contains("href=\"/?category=toys&amp;sort=-price\"")
                .contains("href=\"/?category=audio&amp;sort=-price\"")
                .contains("href=\"/?category=audio&amp;sort=-price&amp;page=3\"");
        assertThat(fixture.shop.received("GET /products")).hasSize(1);
    }

    @Test
    void wordsFromOutsideAreNeverMarkup() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);
        String wish = "/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20autofocus%3D%22";
        for (String path :
                List.of("/", wish, "/products/aud-001", "/cart", "/checkout", "/orders", "/orders/order-1")) {
            Page page = visitor.get(path);

            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<script>");
            assertThat(page.tags())
                    .as(path)
                    .noneMatch(tag -> tag.contains("\" onerror") || tag.contains("\" autofocus"));
        }
    }

    @Test
    void chosenCountryIsKeptUntilItIsTakenBack() {
        Visitor visitor = fixture.visitor();

        visitor.get("/?country=DE");
        assertThat(visitor.cookie("country")).isEqualTo("DE");
        assertThat(visitor.get("/products/aud-001").body()).contains("value=\"DE\" selected");
        assertThat(visitor.get("/products/toy-002").text()).contains("Sold in United States only.");

        visitor.get("/?country=");
        assertThat(visitor.cookie("country")).isEmpty();
    }

    @Test
    void nonsenseInTheAddressIsRefusedPolitely() {
        for (String path : List.of("/?country=XX", "/?sort=up", "/?page=0", "/?page=a", "/?q=" + "a".repeat(101))) {
            assertThat(fixture.visitor().get(path).status()).as(path).isEqualTo(400);
        }
        assertThat(fixture.visitor().get("/products/..%2Fauth%2Fme").status()).isEqualTo(404);
        Page missing = fixture.visitor().get("/products/none");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).contains("We looked everywhere");
    }

    @Test
    void cartTakesChangesAndGivesThingsBack() {
        Visitor visitor = fixture.visitor().signedIn();

        Page added = visitor.post("/cart/items", Map.of("product_id", "aud-001", "quantity", "2", "country", "DE"));
        assertThat(added.status()).isEqualTo(303);
        assertThat(added.header("location")).isEqualTo("/products/aud-001");
        assertThat(visitor.get("/products/aud-001").text()).contains("It is in your cart.", "Cart , 2 items");
        assertThat(visitor.get("/products/aud-001").text()).doesNotContain("It is in your cart.");

        visitor.post("/cart/items/aud-001", Map.of("quantity", "3", "do", "change"));
        assertThat(visitor.get("/cart").body()).contains("value=\"3\"");

        visitor.post("/cart/items/aud-001", Map.of("quantity", "3", "do", "remove"));
        assertThat(visitor.get("/cart").text()).contains("It is empty.");
    }

    @Test
    void wrongQuantityIsShownBesideItsField() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);
        for (String quantity : List.of("", "0", "-1", "100", "1.5", "99999999999", "two")) {
            Page cart = visitor.post("/cart/items/aud-001", Map.of("quantity", quantity, "do", "change"));
            assertThat(cart.status()).as(quantity).isEqualTo(400);
            assertThat(cart.body()).contains("aria-invalid=\"true\"", "id=\"quantity-aud-001-error\"");

            Page product =
                    visitor.post("/cart/items", Map.of("product_id", "aud-001", "quantity", quantity, "country", "DE"));
            assertThat(product.status()).as(quantity).isEqualTo(400);
            assertThat(product.body()).contains("aria-invalid=\"true\"", "href=\"#quantity\"");
        }
        Page nowhere =
                visitor.post("/cart/items", Map.of("product_id", "aud-001", "quantity", "1", "country", "Narnia"));
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.body()).contains("id=\"country-error\"");
    }

    @Test
    void checkoutPassesOnItsKeyAndShowsTheOrder() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);
        assertThat(visitor.get("/checkout").body()).containsPattern("name=\"key\" value=\"[0-9a-f-]{36}\"");

        for (int time = 0; time < 2; time++) {
            Page answer = visitor.post("/checkout", wish("wish-1"));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("location")).isEqualTo("/orders/order-1");
        }
        assertThat(fixture.shop.received("POST /checkout")).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers()).containsEntry("Idempotency-Key", "wish-1");
            assertThat(request.body())
                    .hasToString("{\"payment_method\":\"paypal\",\"country\":\"DE\",\"coupon_code\":\"TENOFF\"}");
        });

        Page order = visitor.get("/orders/order-1");
        assertThat(order.text()).contains("Paid", "Over $200", "$359.10", FakeShop.TRACE_ID);
        assertThat(order.body()).contains("http://localhost:3000/traces/" + FakeShop.TRACE_ID + "?a=1");
    }

    @Test
    void declinedOrderSaysSoAndCanBeTriedAgain() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);
        fixture.shop.orderIs("DECLINED");
        fixture.shop.checkoutAnswers(() -> {
            throw new ProblemException(Problem.of(402, "Payment declined", "The payment was declined")
                    .with("order_id", "order-1")
                    .with("reason", "insufficient_funds"));
        });

        assertThat(visitor.post("/checkout", wish("wish-1")).header("location")).isEqualTo("/orders/order-1");
        assertThat(visitor.get("/orders/order-1").text())
                .contains("Payment declined", "insufficient funds", "Nothing was charged", "Try again");
    }

    @Test
    void pendingOrderLooksAgainByItself() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.orderIs("PENDING");

        assertThat(visitor.get("/orders/order-1").body()).contains("data-refresh=\"4\"", "Look again");
    }

    @Test
    void refusedCouponIsShownBesideItsFieldUnderANewKey() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);
        for (int status : List.of(422, 503)) {
            fixture.shop.checkoutAnswers(() -> {
                throw new ProblemException(Problem.of(
                        status,
                        "Coupon refused",
                        "has expired",
                        List.of(new FieldError("coupon_code", "has expired"))));
            });

            Page page = visitor.post("/checkout", wish("wish-1"));

            assertThat(page.status()).isEqualTo(status);
            assertThat(page.text()).contains("Your order was not placed", "Coupon code has expired");
            assertThat(page.body())
                    .contains("value=\" TENOFF \"", "value=\"paypal\" checked", "href=\"#coupon_code\"")
                    .doesNotContain("wish-1");
        }
    }

    @Test
    void whatIsNotOnStockIsMarkedInTheCart() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(9);
        fixture.shop.checkoutAnswers(() -> {
            throw new ProblemException(Problem.of(409, "Out of stock", "There is too little on stock"));
        });

        Page page = visitor.post("/checkout", wish("wish-1"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("Your cart needs a look", "Only 5 left");
    }

    @Test
    void nothingToPayForLeadsBackToTheCart() {
        Visitor visitor = fixture.visitor().signedIn();

        assertThat(visitor.get("/checkout").header("location")).isEqualTo("/cart");
        assertThat(visitor.get("/cart").text()).contains("Your cart is empty, so there is nothing to order yet.");
    }

    @Test
    void checkoutWithNonsenseNeverReachesTheShop() {
        Visitor visitor = fixture.visitor().signedIn();
        fixture.shop.fillCart(2);

        Page page = visitor.post("/checkout", Map.of("key", "wish-1", "payment_method", "gold", "country", "DE"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("id=\"payment_method-error\"", "href=\"#payment_method\"");
        assertThat(fixture.shop.received("POST /checkout")).isEmpty();
    }

    @Test
    void scriptsAreToldWhereToGo() {
        Visitor visitor = fixture.visitor().signedIn().with("Accept", "application/json, text/html");
        fixture.shop.fillCart(2);

        Page answer = visitor.with("traceparent", "00-" + FakeShop.TRACE_ID + "-b7ad6b7169203331-01")
                .post("/checkout", wish("wish-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"location\":\"/orders/order-1\"}");
        assertThat(fixture.shop.received("POST /checkout").getFirst().headers().get("traceparent"))
                .as("the browser's trace goes on in the shop")
                .startsWith("00-" + FakeShop.TRACE_ID)
                .doesNotContain("b7ad6b7169203331");
    }

    private static Map<String, String> wish(String key) {
        return Map.of("key", key, "payment_method", "paypal", "country", "DE", "coupon_code", " TENOFF ");
    }
}
