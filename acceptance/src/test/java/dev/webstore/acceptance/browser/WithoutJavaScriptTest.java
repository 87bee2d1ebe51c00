package dev.webstore.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.webstore.acceptance.shop.ShopUnderTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop in a browser that runs no scripts. */
class WithoutJavaScriptTest {

    @RegisterExtension
    static final ShopInBrowser SHOP = ShopInBrowser.calm();

    @Test
    void newcomerBuys() {
        Visitor visitor = visitor().open("/sign-up?next=%2F%3Fcategory%3Dhome");
        visitor.field("Name").fill("Nora Newcomer");
        visitor.field("Email").fill(Buyer.freshEmail());
        visitor.field("Password").fill(Buyer.PASSWORD);
        visitor.button("Create account").click();

        assertThat(visitor.heading()).hasText("Home");
        visitor.page().locator(".card a").first().click();
        visitor.field("Quantity").fill("2");
        visitor.button("Add to cart").click();
        visitor.link("Go to your cart").click();
        visitor.field("Quantity of").fill("0");
        visitor.button("Change").click();
        assertThat(visitor.alert()).containsText("Quantity");
        visitor.field("Quantity of").fill("1");
        visitor.button("Change").click();
        assertThat(visitor.summary()).containsText("1 piece");
        visitor.link("Go to checkout").click();
        visitor.field("Bank transfer").check();
        visitor.button("Order and pay").click();

        assertThat(visitor.page().locator(".status-label")).hasText("Paid");
        assertThat(visitor.page().locator(".facts")).containsText("Bank transfer");
        visitor.link("Orders").first().click();
        assertThat(visitor.page().locator(".orders li")).hasCount(1);
        visitor.button("Sign out").click();
        assertThat(visitor.notice()).containsText("You are signed out");
    }

    @Test
    void coloursCanBeChosen() {
        Visitor visitor = visitor().open("/products/boo-001");
        Locator page = visitor.page().locator("html");
        assertThat(page).hasCSS("color-scheme", "light dark");

        visitor.button("Dark").click();

        assertThat(visitor.heading()).hasText("The Lighthouse Ledger");
        assertThat(page).hasCSS("color-scheme", "dark");
    }

    @Test
    void administratorCreatesAndEndsACampaign() {
        String campaign = "Flash " + UUID.randomUUID();
        Visitor admin = visitor().open("/sign-in?next=%2Fadmin%2Fcampaigns");
        admin.signIn("admin@webstore.example", ShopUnderTest.DEMO_PASSWORD);
        admin.link("New campaign").click();
        admin.field("Name").fill(campaign);
        admin.field("Priority").fill("900");
        admin.field("Or dollars").fill("7.50");
        admin.field("Japan").check();
        admin.button("Save campaign").click();
        assertThat(admin.notice()).containsText("The campaign is saved");

        assertThat(summaryOfAnOrder("JP")).contains(campaign, "−$7.50");
        assertThat(summaryOfAnOrder("FR")).doesNotContain(campaign);

        Locator shown =
                admin.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(campaign));
        assertThat(shown).containsText("Active");
        shown.getByText("End it now").click();
        assertThat(admin.notice()).containsText("The campaign has ended");
        assertThat(shown).containsText("Ended");
        assertThat(summaryOfAnOrder("JP")).doesNotContain(campaign);
    }

    private static String summaryOfAnOrder(String country) {
        Buyer buyer = Buyer.register(SHOP.main());
        String orderId = buyer.api().buy("boo-005", 2, country).text("order_id");
        return visitor()
                .with(buyer.token())
                .open("/orders/" + orderId)
                .summary()
                .innerText();
    }

    /** Without motion, because it takes scripts to tell that something has come to rest. */
    private static Visitor visitor() {
        return SHOP.visitor(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE));
    }
}
