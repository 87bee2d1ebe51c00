package dev.webstore.traffic.visit;

import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Offer;
import dev.webstore.traffic.people.Customer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at the pages of the storefront. */
final class PageVisitor implements Visitor {

    /** The cookie in which the storefront keeps the token. */
    private static final String SESSION = "session";

    private static final Pattern ORDER_STATUS = Pattern.compile("<div class=\"status ([a-z_]+)\"");
    private static final Pattern ORDER_TOTAL = Pattern.compile("<dt>Total</dt><dd>\\$([0-9,]+\\.[0-9]{2})</dd>");

    private final Browser browser;
    private final Customer customer;
    private final String country;

    PageVisitor(Site storefront, Customer customer) {
        this.browser = new Browser(storefront, customer.device());
        this.customer = customer;
        this.country = customer.country().name();
    }

    @Override
    public Result browse(Optional<String> category) {
        String filter = category.map(name -> "&category=" + Ask.encode(name)).orElse("");
        return open(Kind.BROWSE, "/?country=" + country + filter);
    }

    @Override
    public Result search(String words) {
        return open(Kind.SEARCH, "/?q=" + Ask.encode(words));
    }

    @Override
    public Result view(Offer offer) {
        return open(Kind.PRODUCT, "/products/" + offer.productId());
    }

    @Override
    public Result signUp() {
        Result form = browser.open(Kind.SIGN_UP, "/sign-up");
        if (!form.isDone()) {
            return form;
        }
        return enter(submit(
                Kind.SIGN_UP,
                "/sign-up",
                Map.of(
                        "name", customer.name(),
                        "email", customer.email(),
                        "password", customer.password(),
                        "next", "/")));
    }

    @Override
    public Result signIn(String password) {
        Result form = browser.open(Kind.SIGN_IN, "/sign-in");
        if (!form.isDone()) {
            return form;
        }
        return enter(
                submit(Kind.SIGN_IN, "/sign-in", Map.of("email", customer.email(), "password", password, "next", "/")));
    }

    @Override
    public Result add(Offer offer, int quantity) {
        return onlySignedIn(submit(
                Kind.ADD,
                "/cart/items",
                Map.of("product_id", offer.productId(), "quantity", Integer.toString(quantity), "country", country)));
    }

    @Override
    public Result viewCart() {
        return onlySignedIn(open(Kind.CART, "/cart"));
    }

    @Override
    public Result checkOut(PaymentMethod method, @Nullable String coupon) {
        Result form = onlySignedIn(open(Kind.CHECKOUT, "/checkout"));
        if (!form.isDone()) {
            return form;
        }
        Result order = submit(
                Kind.CHECKOUT,
                "/checkout",
                Map.of(
                        "payment_method",
                        method.text(),
                        "country",
                        country,
                        "coupon_code",
                        coupon == null ? "" : coupon,
                        "key",
                        browser.hidden("key")));
        return order.isDone() ? judged(onlySignedIn(order)) : order;
    }

    @Override
    public Result viewOrders() {
        return onlySignedIn(open(Kind.ORDERS, "/orders"));
    }

    /** The page of an order says what became of it. */
    private Result judged(Result order) {
        return switch (browser.find(ORDER_STATUS).orElse("")) {
            case "paid", "delayed" ->
                browser.find(ORDER_TOTAL)
                        .map(total -> order.paying(Money.parse(total.replace(",", ""))))
                        .orElse(order);
            case "pending" -> order;
            case "declined" -> order.judged(Verdict.DECLINED, "402");
            case "payment_failed" -> order.judged(Verdict.FAILED, "503");
            default -> order.judged(order.isDone() ? Verdict.REFUSED : order.verdict(), "no order");
        };
    }

    private Result enter(Result result) {
        if (result.isDone()) {
            browser.cookie(SESSION).ifPresent(customer::signedIn);
        }
        return result;
    }

    /** Who is not signed in, or no longer, ends at another page than they wanted. */
    private Result onlySignedIn(Result result) {
        return result.isDone() && browser.path().startsWith("/sign-in")
                ? result.judged(Verdict.REFUSED, "401")
                : result;
    }

    private Result open(Kind kind, String address) {
        showSession();
        return browser.open(kind, address);
    }

    private Result submit(Kind kind, String address, Map<String, String> fields) {
        showSession();
        return browser.submit(kind, address, fields);
    }

    private void showSession() {
        String token = customer.token();
        if (token != null) {
            browser.keep(SESSION, token);
        }
    }
}
