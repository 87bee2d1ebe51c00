package dev.webstore.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shopping without a pointer. */
class KeyboardTest {

    @RegisterExtension
    static final ShopInBrowser SHOP = ShopInBrowser.calm();

    @Test
    void purchaseNeedsKeysAlone() {
        Buyer buyer = Buyer.register(SHOP.main());
        Visitor visitor = SHOP.visitor().open("/");
        Page page = visitor.page();
        var keys = new Keyboard(page);

        keys.type(visitor.field("Search products"), "lighthouse");
        keys.press("Enter");
        keys.press(visitor.link("The Lighthouse Ledger"), "Enter");

        keys.tabTo(visitor.field("Quantity"));
        keys.press("ArrowUp");
        assertThat(visitor.field("Quantity")).hasValue("2");
        keys.tabTo(visitor.field("Send to"));
        keys.press("ArrowDown");
        assertThat(visitor.field("Send to")).hasValue("UK");
        keys.press(visitor.button("Add to cart"), "Space");

        keys.type(visitor.field("Email"), buyer.email());
        keys.type(visitor.field("Password"), Buyer.PASSWORD);
        keys.press("Enter");
        assertThat(visitor.notice()).containsText("You are signed in");
        keys.press(visitor.button("Add to cart"), "Enter");

        keys.press(visitor.link("Go to your cart"), "Enter");
        keys.type(visitor.field("Quantity of The Lighthouse Ledger"), "3");
        keys.press(visitor.button("Change"), "Space");
        assertThat(visitor.notice()).containsText("Your cart is up to date");
        keys.press(visitor.link("Go to checkout"), "Enter");

        keys.tabTo(visitor.field("Credit card"));
        keys.press("ArrowDown");
        keys.press("ArrowDown");
        assertThat(visitor.field("PayPal")).isChecked();
        keys.press(visitor.button("Order and pay"), "Enter");

        assertThat(page.locator(".status-label")).hasText("Paid");
        assertThat(visitor.summary()).containsText("3 pieces");
    }

    @Test
    void skipLinkLeadsPastTheHead() {
        Visitor visitor = SHOP.visitor().open("/");
        var keys = new Keyboard(visitor.page());

        keys.press("Tab");
        assertThat(visitor.link("Skip to content")).isFocused();
        assertThat(visitor.link("Skip to content")).isInViewport();
        keys.press("Enter");
        assertThat(visitor.page().locator("main")).isFocused();
        keys.press("Tab");
        assertThat(visitor.link("Everything")).isFocused();
    }

    @Test
    void refusedFormLeadsToWhatIsWrong() {
        Visitor visitor = SHOP.visitor().open("/sign-up");
        var keys = new Keyboard(visitor.page());

        keys.type(visitor.field("Name"), "Bea");
        keys.type(visitor.field("Email"), "bea");
        keys.type(visitor.field("Password"), Buyer.PASSWORD);
        keys.press("Enter");

        assertThat(visitor.alert()).isFocused();
        keys.press("Tab");
        keys.press("Enter");
        assertThat(visitor.field("Email")).isFocused();
    }
}
