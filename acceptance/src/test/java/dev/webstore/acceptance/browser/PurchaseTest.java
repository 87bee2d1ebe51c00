package dev.webstore.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.webstore.platform.service.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Buying: when all goes well, when it does not, and when one does it twice. */
class PurchaseTest {

    private static final Pattern AN_ORDER = Pattern.compile(".*/orders/[^/]+");

    @RegisterExtension
    static final ShopInBrowser SHOP = ShopInBrowser.calm();

    @Test
    void newcomerBuysWithACoupon() {
        Visitor visitor = SHOP.visitor().open("/");
        Page page = visitor.page();

        visitor.field("Search products").fill("headphones");
        visitor.button("Search").click();
        visitor.field("Sold in").selectOption("DE");
        visitor.field("Sorted by").selectOption("price");
        visitor.button("Show").click();
        assertThat(page).hasURL(Pattern.compile(".*q=headphones.*country=DE.*sort=price.*"));
        visitor.link("Larkspur Open-Back Headphones").click();
        assertThat(visitor.heading()).hasText("Larkspur Open-Back Headphones");
        visitor.field("Quantity").fill("2");
        visitor.button("Add to cart").click();

        assertThat(visitor.notice()).containsText("Please sign in to go on");
        visitor.link("Create an account").click();
        visitor.field("Name").fill("Nora Newcomer");
        visitor.field("Email").fill(Buyer.freshEmail());
        visitor.field("Password").fill(Buyer.PASSWORD);
        visitor.button("Create account").click();

        assertThat(visitor.notice()).containsText("You are signed in");
        assertThat(visitor.field("Quantity")).hasValue("2");
        assertThat(visitor.field("Send to")).hasValue("DE");
        visitor.button("Add to cart").click();
        assertThat(visitor.notice()).containsText("It is in your cart");
        visitor.link("Go to your cart").click();
        visitor.field("Quantity of Larkspur").fill("3");
        visitor.button("Change").click();
        assertThat(visitor.notice()).containsText("Your cart is up to date");
        assertThat(visitor.summary()).containsText("$567.00");

        visitor.link("Go to checkout").click();
        visitor.field("PayPal").check();
        visitor.field("Coupon code").fill("SAVE5");
        visitor.button("Order and pay").click();

        page.waitForURL(AN_ORDER);
        assertThat(page.locator(".status-label")).hasText("Paid");
        JsonNode order = orderOnPage(visitor);
        assertThat(order.path("total").decimalValue())
                .isEqualByComparingTo(order.path("subtotal")
                        .decimalValue()
                        .subtract(order.path("discount").decimalValue()));
        assertThat(visitor.summary()).containsText("Coupon SAVE5");
        assertThat(visitor.summary()).containsText("−$5.00");
        assertThat(visitor.summary().locator(".total"))
                .hasText(Pattern.compile("Total\\s*\\$" + order.path("total").asString()));

        assertThat(page.locator(".facts")).containsText(order.path("trace_id").asString("no trace"));

        page.getByLabel("You are here").getByText("Your orders").click();
        assertThat(page.locator(".orders li")).hasCount(1);
        assertThat(page.locator(".orders li")).containsText("Larkspur Open-Back Headphones");
        assertThat(page.locator(".orders li")).containsText("Paid");
    }

    @Test
    void declinedPaymentSaysWhyAndCanBeRetried() {
        Buyer buyer = Buyer.register(SHOP.main()).takes("boo-001", 2, "BR");
        Visitor visitor = SHOP.visitor().with(buyer.token()).open("/checkout");
        providerAnswers(400, "BR");
        try {
            visitor.button("Order and pay").click();
            assertThat(visitor.page().locator(".status-label")).hasText("Payment declined");
            assertThat(visitor.page().locator(".status"))
                    .containsText(
                            Pattern.compile("The reason given: (card declined|insufficient funds|card expired)\\."));
            assertThat(visitor.page().locator(".status")).containsText("Nothing was charged");
            assertThat(buyer.cartCount()).isEqualTo(2);
        } finally {
            SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, null);
        }

        visitor.link("Try again").click();
        assertThat(visitor.summary()).containsText("The Lighthouse Ledger");
        visitor.button("Order and pay").click();
        assertThat(visitor.page().locator(".status-label")).hasText("Paid");
        assertThat(buyer.cartCount()).isZero();
    }

    @Test
    void providerThatIsDownFailsTheOrderInAFriendlyWay() {
        Buyer buyer = Buyer.register(SHOP.main()).takes("boo-002", 1, "IN");
        Visitor visitor = SHOP.visitor().with(buyer.token()).open("/checkout");
        providerAnswers(503, "IN");
        try {
            visitor.button("Order and pay").click();
            assertThat(visitor.page().locator(".status-label")).hasText("Payment failed");
            assertThat(visitor.page().locator(".status"))
                    .containsText("Nothing was charged, and your cart is as it was");
        } finally {
            SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, null);
        }

        visitor.open("/orders");
        assertThat(visitor.page().locator(".orders li .badge")).hasText("Payment failed");
        assertThat(buyer.cartCount()).isEqualTo(1);
    }

    @Test
    void expiredSignInLeadsBackToTheCheckoutWithItsCart() {
        Buyer buyer = Buyer.register(SHOP.main()).takes("kit-001", 1, "US");
        Visitor visitor = SHOP.visitor().with(buyer.token()).open("/checkout");
        visitor.field("PayPal").check();
        visitor.field("Coupon code").fill("WELCOME10");
        buyer.api().send("POST", "/auth/logout", null);

        visitor.button("Order and pay").click();
        assertThat(visitor.notice()).containsText("Your sign-in has expired");
        visitor.signIn(buyer.email(), Buyer.PASSWORD);

        assertThat(visitor.heading()).hasText("Checkout");
        assertThat(visitor.field("PayPal")).isChecked();
        assertThat(visitor.field("Coupon code")).hasValue("WELCOME10");
        visitor.button("Order and pay").click();
        assertThat(visitor.page().locator(".status-label")).hasText("Paid");
    }

    @Test
    void wrongCouponIsExplainedBesideItsField() {
        Buyer buyer = Buyer.register(SHOP.main()).takes("kit-001", 1, "US");
        Visitor visitor = SHOP.visitor().with(buyer.token()).open("/checkout");

        visitor.field("Coupon code").fill("SPRING20");
        visitor.button("Order and pay").click();

        assertThat(visitor.alert()).containsText("Your order was not placed");
        assertThat(visitor.alert()).isFocused();
        assertThat(visitor.field("Coupon code")).hasAttribute("aria-invalid", "true");
        assertThat(visitor.field("Coupon code")).hasAccessibleDescription(Pattern.compile("expired"));
        visitor.field("Coupon code").fill("");
        visitor.button("Order and pay").click();
        assertThat(visitor.page().locator(".status-label")).hasText("Paid");
    }

    @Test
    void doubleClickMakesOneOrder() {
        for (boolean scripts : List.of(true, false)) {
            Buyer buyer = Buyer.register(SHOP.main()).takes("boo-003", 1, "FR");
            Visitor visitor = SHOP.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))
                    .with(buyer.token())
                    .open("/checkout");

            visitor.button("Order and pay").dblclick();

            visitor.page().waitForURL(AN_ORDER);
            assertThat(visitor.page().locator(".status-label")).hasText("Paid");
            assertThat(buyer.orderCount()).as("with scripts: " + scripts).isEqualTo(1);
        }
    }

    /** The order whose page is open, as the main service tells it to its buyer. */
    private static JsonNode orderOnPage(Visitor visitor) {
        String token = visitor.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("session"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
        return SHOP.main().as(token).get("/orders/" + visitor.orderId()).json();
    }

    private static void providerAnswers(int status, String country) {
        SHOP.shop()
                .control(
                        ServiceName.PAYMENT_PROVIDER,
                        Map.of("countries", Map.of(country, Map.of("failure_rate", 1, "codes", List.of(status)))));
    }
}
