package dev.webstore.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.platform.service.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A shop and a browser for the tests of a class, started with the first of them and stopped after the last.
 *
 * <p>Where there is no Chromium each test is skipped by its name. Every test also fails when its pages complained in the
 * console, broke the Content-Security-Policy or missed a part of themselves.
 */
final class ShopInBrowser implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Supplier<ShopUnderTest> start;
    private final List<Visitor> visitors = new ArrayList<>();
    private @Nullable ShopUnderTest shop;
    private @Nullable Chromium chromium;

    /** A shop of one's own making. */
    ShopInBrowser(Supplier<ShopUnderTest> start) {
        this.start = start;
    }

    /** A shop where nothing goes wrong by itself; it has traces, but nobody takes them. */
    static ShopInBrowser calm() {
        return new ShopInBrowser(() -> ShopUnderTest.start(
                Map.of("OTEL_TRACES_EXPORTER", "none", "OTEL_METRICS_EXPORTER", "none", "OTEL_LOGS_EXPORTER", "none")));
    }

    /** Looks at tests only, not at their class, so that each is reported. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isEmpty() || Chromium.find().isPresent()
                ? ConditionEvaluationResult.enabled("")
                : ConditionEvaluationResult.disabled("There is no browser on the PATH: none of " + Chromium.NAMES);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (shop == null) {
            shop = start.get();
            chromium = Chromium.start();
        }
    }

    /** The shop. */
    ShopUnderTest shop() {
        return started(shop);
    }

    /** A client of the shop's main service. */
    Api main() {
        return shop().api(ServiceName.MAIN);
    }

    /** Somebody who comes for the first time. */
    Visitor visitor() {
        return visitor(new Browser.NewContextOptions());
    }

    /** Somebody who comes for the first time, with a browser of a certain kind. */
    Visitor visitor(Browser.NewContextOptions options) {
        return visitor(options, shop().url(ServiceName.FRONTEND).toString());
    }

    /** Somebody who looks at other pages than the shop's, those at {@code address}. */
    Visitor visitor(Browser.NewContextOptions options, String address) {
        var visitor = new Visitor(started(chromium).browser().newContext(options.setBaseURL(address)), address);
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints = visitors.stream()
                .flatMap(visitor -> visitor.complaints().stream())
                .toList();
        visitors.forEach(Visitor::close);
        visitors.clear();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Only tests may use it");
        }
        return part;
    }
}
