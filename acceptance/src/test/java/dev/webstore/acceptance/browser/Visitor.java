package dev.webstore.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody in the shop with a browser of their own: a page, cookies, and what the browser complains about. */
final class Visitor implements AutoCloseable {

    private static final Set<String> PARTS_OF_A_PAGE = Set.of("stylesheet", "script", "image", "font");

    private final BrowserContext context;
    private final String address;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.setDefaultTimeout(Chromium.PATIENCE_MS);
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " event => console.error('CSP', event.violatedDirective, event.blockedURI))");
        context.onConsoleMessage(this::listen);
        context.onWebError(error -> complaints.add(error.page().url() + ": " + error.error()));
        context.onResponse(this::look);
        this.page = context.newPage();
    }

    /** Takes everything the browser says amiss, but for the status of an answer, which is what tests are about. */
    private void listen(ConsoleMessage message) {
        boolean amiss = Set.of("error", "warning").contains(message.type());
        if (amiss && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.location() + ": " + message.text());
        }
    }

    private void look(Response response) {
        if (response.status() >= 400
                && PARTS_OF_A_PAGE.contains(response.request().resourceType())) {
            complaints.add(response.url() + ": " + response.status());
        }
    }

    /** The page that is open. */
    Page page() {
        return page;
    }

    /** Goes to a page of the shop. */
    Visitor open(String path) {
        page.navigate(path);
        return this;
    }

    /** Has signed in before. */
    Visitor with(String token) {
        context.addCookies(List.of(new Cookie("session", token).setUrl(address).setHttpOnly(true)));
        return this;
    }

    /** Fills in the sign-in page that is open. */
    void signIn(String email, String password) {
        field("Email").fill(email);
        field("Password").fill(password);
        button("Sign in").click();
    }

    /** A link of the page, by what it is called. */
    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** A button of the page, by what it is called. */
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A form's field, by its label. */
    Locator field(String label) {
        return page.getByLabel(label);
    }

    /** The page's heading. */
    Locator heading() {
        return page.locator("h1");
    }

    /** What the page announces to those who do not see it. */
    Locator notice() {
        return page.getByRole(AriaRole.STATUS);
    }

    /** What the page says is wrong. */
    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    /** What is in the box beside the cart, the checkout or the order. */
    Locator summary() {
        return page.locator(".sum");
    }

    /** The id of the order whose page is open. */
    String orderId() {
        return page.url().replaceAll(".*/orders/", "");
    }

    /** What the browser has complained about so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
