package dev.webstore.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.platform.service.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see and do in the console while others buy. */
class ConsolePagesTest {

    /** Rules pass in fast motion, but still take their time. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final double PATIENCE_MS = PATIENCE.toSeconds() * 1e3;

    private static final String ALERT = "CriticalPaymentFailureRateByCountry";

    private static @Nullable WatchedShop watched;

    @RegisterExtension
    static final ShopInBrowser SHOP = new ShopInBrowser(ConsolePagesTest::startShop);

    private static ShopUnderTest startShop() {
        watched = WatchedShop.start();
        return watched.shop();
    }

    @AfterAll
    static void stop() {
        if (watched != null) {
            watched.close();
        }
    }

    @AfterEach
    void calm() {
        SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, null);
    }

    private static Visitor console() {
        return console(1400);
    }

    private static Visitor console(int width) {
        return SHOP.visitor(
                new Browser.NewContextOptions()
                        .setBaseURL(watchedShop().consoleAddress())
                        .setViewportSize(width, 1000),
                watchedShop().consoleAddress());
    }

    private static WatchedShop watchedShop() {
        if (watched == null) {
            throw new IllegalStateException("Only tests may use it");
        }
        return watched;
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS);
    }

    @Test
    void overviewShowsServicesBusinessAndWhoCallsWhom() {
        Visitor visitor = console().open("/?refresh=2");

        assertThat(visitor.page().locator(".map")).containsText("postgresql", within());
        assertThat(visitor.page().locator(".map")).containsText("payments-service", within());
        assertThat(visitor.page().locator("[data-live=services] .card")).hasCount(4);
        Locator orders = visitor.page()
                .locator("[data-live=business] .card", new Page.LocatorOptions().setHasText("Paid orders"));
        assertThat(orders.locator(".big"))
                .hasText(Pattern.compile("[\\d.]+.*"), new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cost",
                "endpoints",
                "funnel",
                "health",
                "inventory",
                "logs",
                "overview",
                "pipeline",
                "promotions",
                "security",
                "slo",
                "system"
            })
    void dashboardDrawsItsPanels(String name) {
        Visitor visitor = console().open("/d/webstore-" + name + "?from=now-5m&refresh=2");

        assertThat(visitor.page().locator("section.panel").first()).isVisible();
        assertThat(visitor.page().locator(".chart canvas").first()).isVisible(patiently());
        assertThat(visitor.page().locator(".panel .error")).hasCount(0);
    }

    @Test
    void failingCountryIsWatchedUntilItIsWellAgain() {
        Visitor visitor = console().open("/?refresh=2");
        SHOP.shop()
                .control(
                        ServiceName.PAYMENT_PROVIDER,
                        Map.of("countries", Map.of("BR", Map.of("failure_rate", 1, "codes", List.of(503)))));

        Locator firing = visitor.page().locator("[data-live=alerts]").getByText(ALERT);
        assertThat(firing).isVisible(patiently());
        firing.click();
        assertThat(visitor.heading()).hasText(ALERT);
        assertThat(visitor.page().locator("[data-live=instances]")).containsText("BR");
        assertThat(visitor.page().locator(".prose h2").first()).hasText("Meaning");

        visitor.open("/alerts/" + ALERT + "?refresh=2");
        Locator state = visitor.page().locator("[data-live=state] .badge");
        assertThat(state).hasText("firing", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
        assertThat(visitor.page().locator("[data-live=curve] canvas")).isVisible();

        SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, null);
        assertThat(state).hasText("quiet", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
        visitor.open("/alerts");
        Locator history = visitor.page().locator("[data-live=history]");
        for (String change : List.of("pending", "firing", "resolved")) {
            assertThat(history.locator("tr", new Locator.LocatorOptions().setHasText(ALERT))
                            .getByText(change, new Locator.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/explore",
                "/traces",
                "/logs",
                "/alerts",
                "/alerts/HighErrorRate",
                "/slos",
                "/pipeline",
                "/d/webstore-health"
            })
    void pageKeepsWithinANarrowScreen(String path) {
        Visitor visitor = console(390).open(path + "?refresh=0");

        assertThat(visitor.page()
                        .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void searchIsAKeyAwayAndWhatIsUnfoldedMovesNothing() {
        Visitor visitor = console().open("/logs?refresh=2");
        Locator message = visitor.page().locator(".log .message").first();
        assertThat(message).isVisible(patiently());
        visitor.open("/logs?refresh=0");

        visitor.page().keyboard().press("/");
        assertThat(visitor.field("Search")).isFocused();

        double before = message.boundingBox().x;
        visitor.page().locator(".log summary").first().click();
        assertThat(visitor.page().locator(".log dl").first()).isVisible();
        assertThat(message.boundingBox().x).isEqualTo(before);
    }

    @Test
    void alertIsSilencedFromItsPage() {
        Visitor visitor = console().open("/alerts/LowStock");
        visitor.field("Why").fill("The warehouse knows");
        visitor.button("Silence").click();

        assertThat(visitor.heading()).hasText("LowStock");
        visitor.open("/alerts");
        assertThat(visitor.page().getByText("The warehouse knows")).isVisible();
    }

    @Test
    void slowTraceIsFoundFromAnExemplarAndItsLogsAreRead() {
        SHOP.shop().control(ServiceName.PAYMENT_PROVIDER, Map.of("latency", Map.of("median_ms", 1500)));
        Visitor visitor = console().open("/d/webstore-health?var-service=payments-service&from=now-5m&refresh=0");

        await().atMost(PATIENCE).untilAsserted(() -> {
            visitor.page().reload();
            visitor.page().locator(".chart canvas").first().waitFor();
            assertThat(slowExemplars(visitor).count()).isPositive();
        });
        slowExemplars(visitor).first().dispatchEvent("click");

        visitor.page().waitForURL(Pattern.compile(".*/traces/[0-9a-f]{32}"));
        assertThat(visitor.page().locator(".waterfall .row.critical").first()).isVisible();
        assertThat(visitor.page().locator(".waterfall")).containsText("payments-service");
        visitor.page().locator("a[href='#logs']").click();
        Locator record = visitor.page().locator("[data-live=logs] summary").first();
        record.click();
        assertThat(visitor.page().locator("[data-live=logs] dl").first()).isVisible();
    }

    /** Those that took more than half a second. */
    private static Locator slowExemplars(Visitor visitor) {
        return visitor.page().locator(".exemplar[title*=' s at']:not([title*=' ms at'])");
    }

    @Test
    void questionIsCompletedAskedAndDrawn() {
        Visitor visitor = console().open("/explore?from=now-5m");
        Locator query = visitor.page().locator("textarea.query");
        query.pressSequentially("sum by (country) (webstore_cart_add");
        Locator choice = visitor.page().locator(".completion li").first();
        assertThat(choice).hasText("webstore_cart_additions_total");
        query.press("Tab");
        query.pressSequentially(")");
        query.press("Enter");

        assertThat(visitor.page().locator(".chart canvas")).isVisible();
        assertThat(visitor.page().locator("[data-live=table]")).containsText("country=\"BR\"");
        assertThat(visitor.page().url()).contains("query=sum+by");
    }

    @Test
    void questionThatIsNoneIsExplained() {
        Visitor visitor = console().open("/explore?query=sum(");

        assertThat(visitor.alert()).containsText("parse error");
        assertThat(visitor.page().locator("textarea.query")).hasValue("sum(");
    }

    @Test
    void tracesAreSearchedAndCompared() {
        Visitor visitor = console().open("/traces");
        visitor.field("Attribute").fill("country=BR");
        visitor.button("Search").click();
        await().atMost(PATIENCE).untilAsserted(() -> {
            visitor.page().reload();
            assertThat(visitor.page().locator("[data-live=found] tbody tr").count())
                    .isGreaterThan(1);
        });
        visitor.page().locator("input[name=a]").first().check();
        visitor.page().locator("input[name=b]").last().check();
        visitor.button("Compare the two").click();

        assertThat(visitor.page().locator("main table")).containsText("payments-service");
    }

    @Test
    void logsAreFilteredAndFollowed() {
        Visitor visitor = console().open("/logs?service=payments-service&refresh=2");
        Locator records = visitor.page().locator("[data-live=found] summary");
        assertThat(records.first()).containsText("payments-service", within());
        String newest = records.first().innerText();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records.first().innerText()).isNotEqualTo(newest));
        assertThat(visitor.page().locator("[data-live=histogram] canvas")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"d,Dashboards", "m,Metrics", "t,Traces", "l,Logs", "a,Alerts", "s,Objectives", "p,Pipeline"})
    void keysOpenPages(String key, String heading) {
        Visitor visitor = console().open("/");

        visitor.page().keyboard().press("g");
        visitor.page().keyboard().press(key);

        assertThat(visitor.heading()).hasText(heading);
    }

    @Test
    void objectivesAndPipelineHaveFigures() {
        Visitor visitor = console().open("/slos?refresh=2");
        assertThat(visitor.page().locator("[data-live=slo-availability] .big").first())
                .hasText(Pattern.compile("[\\d.]+%"), new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));

        visitor.open("/pipeline");
        assertThat(visitor.page().locator("main")).containsText("grpc");
    }
}
