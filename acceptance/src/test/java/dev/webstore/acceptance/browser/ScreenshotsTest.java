package dev.webstore.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.webstore.platform.service.ServiceName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes the pictures of the README anew, where asked to: {@code -Dwebstore.screenshots=write}. */
class ScreenshotsTest {

    private static final Path FOLDER = Path.of("..", "docs", "screenshots");
    private static final String ADMIN_TOKEN = "admin-token-456";
    private static final int MOST_BYTES = 250_000;

    @RegisterExtension
    static final ShopInBrowser SHOP = ShopInBrowser.calm();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    @EnabledIfSystemProperty(
            named = "webstore.screenshots",
            matches = "write",
            disabledReason = "Pictures are taken with -Dwebstore.screenshots=write only")
    void takeOfEveryPage(ColorScheme scheme) {
        Buyer buyer = Buyer.register(SHOP.main());
        buyer.api().buy("gar-001", 1, "DE");
        decline(() -> buyer.api().buy("ele-001", 1, "DE"));
        buyer.api().send("DELETE", "/cart/items/ele-001", null);
        buyer.api().buy("spo-001", 1, "DE");
        buyer.takes("aud-001", 1, "DE").takes("kit-001", 2, "DE").takes("boo-002", 1, "DE");
        String orderId = buyer.api()
                .post("/checkout", Map.of("payment_method", "paypal", "country", "DE", "coupon_code", "SAVE5"))
                .text("order_id");
        buyer.takes("hom-001", 1, "DE").takes("boo-001", 2, "DE").takes("aud-002", 1, "DE");

        var options = new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 900);
        Visitor visitor = SHOP.visitor(options).with(buyer.token());
        var paths = new LinkedHashMap<String, String>();
        paths.put("catalogue", "/");
        paths.put("product", "/products/toy-002");
        paths.put("cart", "/cart");
        paths.put("checkout", "/checkout");
        paths.put("order", "/orders/" + orderId);
        paths.put("orders", "/orders");
        paths.forEach((name, path) -> take(visitor.open(path), name, scheme));
        take(SHOP.visitor(options).with(ADMIN_TOKEN).open("/admin/campaigns"), "admin", scheme);
    }

    private static void take(Visitor visitor, String name, ColorScheme scheme) {
        for (Locator picture : visitor.page().locator("img").all()) {
            picture.evaluate("picture => picture.decode()");
        }
        String file = "%s-%s.png".formatted(name, scheme.name().toLowerCase(Locale.ROOT));
        byte[] picture = visitor.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
        assertThat(picture).as(file).hasSizeLessThan(MOST_BYTES);
    }

    private static void decline(Runnable purchase) {
        SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, Map.of("failure_rate", 1, "codes", List.of(400)));
        purchase.run();
        SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, null);
    }
}
