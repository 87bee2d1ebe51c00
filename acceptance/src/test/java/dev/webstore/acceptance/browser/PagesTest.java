package dev.webstore.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds on every page, whatever is on it. */
class PagesTest {

    private static final String ADMIN_TOKEN = "admin-token-456";

    private static final String HORIZONTAL_EXCESS =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @RegisterExtension
    static final ShopInBrowser SHOP = ShopInBrowser.calm();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme scheme) {
        var softly = new SoftAssertions();
        everyPage(new Browser.NewContextOptions().setColorScheme(scheme), (name, page) -> {
            // None of our pages has frames, for which axe would need further tabs.
            List<String> findings = new AxeBuilder(page)
                    .setLegacyMode(true).analyze().getViolations().stream()
                            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                            .map(PagesTest::describe)
                            .toList();
            softly.assertThat(findings).as(name).isEmpty();
        });
        softly.assertAll();
    }

    @Test
    void narrowScreenNeedsNoHorizontalScrolling() {
        var softly = new SoftAssertions();
        everyPage(
                new Browser.NewContextOptions().setViewportSize(360, 740),
                (name, page) -> softly.assertThat(page.evaluate(HORIZONTAL_EXCESS))
                        .as(name)
                        .isEqualTo(0));
        softly.assertAll();
    }

    @Test
    void coloursFollowTheSystemUntilTheVisitorChooses() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Visitor visitor = SHOP.visitor(new Browser.NewContextOptions().setColorScheme(scheme))
                    .open("/");
            assertThat(isDark(visitor.page())).isEqualTo(scheme == ColorScheme.DARK);
            assertThat(visitor.button("Auto")).hasAttribute("aria-pressed", "true");

            String opposite = scheme == ColorScheme.DARK ? "Light" : "Dark";
            visitor.button(opposite).click();
            assertThat(visitor.button(opposite)).hasAttribute("aria-pressed", "true");
            assertThat(isDark(visitor.page())).isEqualTo(scheme == ColorScheme.LIGHT);
            visitor.open("/products/boo-001");
            assertThat(isDark(visitor.page())).isEqualTo(scheme == ColorScheme.LIGHT);

            visitor.button("Auto").click();
            assertThat(visitor.button("Auto")).hasAttribute("aria-pressed", "true");
            assertThat(isDark(visitor.page())).isEqualTo(scheme == ColorScheme.DARK);
        }
    }

    /** Opens each page of the shop, with something on it, and hands it over. */
    private static void everyPage(Browser.NewContextOptions options, Look look) {
        Buyer buyer = Buyer.register(SHOP.main()).takes("aud-001", 1, "DE").takes("boo-001", 3, "DE");
        String orderId = buyer.api().buy("kit-001", 2, "DE").text("order_id");
        buyer.takes("aud-001", 1, "DE").takes("boo-001", 3, "DE");

        Visitor stranger = SHOP.visitor(options);
        open(stranger, Map.of("sign-in", "/sign-in", "sign-up", "/sign-up", "error", "/nowhere"), look);
        stranger.open("/sign-up");
        stranger.button("Create account").click();
        stranger.alert().waitFor();
        look.at("sign-up refused", stranger.page());

        Visitor visitor = SHOP.visitor(options).with(buyer.token());
        var pages = new LinkedHashMap<String, String>();
        pages.put("catalogue", "/");
        pages.put("catalogue filtered", "/?category=books&country=DE");
        pages.put("catalogue without finds", "/?q=nothing+of+the+kind");
        pages.put("product", "/products/aud-001");
        pages.put("cart", "/cart");
        pages.put("checkout", "/checkout");
        pages.put("order", "/orders/" + orderId);
        pages.put("orders", "/orders");
        open(visitor, pages, look);

        Visitor admin = SHOP.visitor(options).with(ADMIN_TOKEN);
        open(admin, Map.of("campaigns", "/admin/campaigns", "new campaign", "/admin/campaigns/new"), look);
    }

    private static void open(Visitor visitor, Map<String, String> pages, Look look) {
        pages.forEach((name, path) -> look.at(name, visitor.open(path).page()));
    }

    private static String describe(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    private static boolean isDark(Page page) {
        String colour = (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
        String[] parts = colour.replaceAll("[^0-9,]", "").split(",", -1);
        return List.of(parts).stream().mapToInt(Integer::parseInt).sum() < 3 * 128;
    }

    /** What to do with a page. */
    private interface Look {
        void at(String name, Page page);
    }
}
