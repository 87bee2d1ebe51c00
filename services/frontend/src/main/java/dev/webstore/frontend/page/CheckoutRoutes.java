package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.form.Form;
import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.page.Answer.Redirect;
import dev.webstore.frontend.session.Notice;
import dev.webstore.frontend.shop.Cart;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.MainClient.CheckoutRequest;
import dev.webstore.frontend.shop.Order;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.SpanAttributes;
import io.helidon.webserver.http.ServerRequest;
import io.opentelemetry.api.trace.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code /checkout}: paying for the cart. */
public final class CheckoutRoutes implements Routes {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int LONGEST_COUPON = 40;

    private final Pages pages;
    private final MainClient main;

    /** Pages of the checkout of {@code main}. */
    public CheckoutRoutes(Pages pages, MainClient main) {
        this.pages = pages;
        this.main = main;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/checkout", pages.page(this::show)).post("/checkout", pages.form(this::order));
    }

    private Answer show(Visit visit) {
        Cart cart = visit.cart();
        if (cart.items().isEmpty()) {
            return emptyCart(visit);
        }
        ServerRequest request = visit.request();
        PaymentMethod method =
                Requests.query(request, "payment_method", PaymentMethod.class).orElse(PaymentMethod.CREDIT_CARD);
        var form = FilledForm.of(Map.of(
                "payment_method", method.text(),
                "country", cart.country().name(),
                "coupon_code",
                        Requests.query(request, "coupon_code", LONGEST_COUPON).orElse("")));
        return page(cart, form, freshKey());
    }

    private Answer order(Visit visit) {
        Form form = visit.form();
        visit.comeBackTo("/checkout?payment_method=%s&coupon_code=%s"
                .formatted(encode(form.text("payment_method")), encode(form.text("coupon_code"))));
        String key = KEY.matcher(form.text("key")).matches() ? form.text("key") : freshKey();
        try {
            Order order = main.checkout(visit.signedIn(), key, wish(form));
            Span.current()
                    .setAttribute(SpanAttributes.ORDER_ID, order.orderId())
                    .setAttribute(SpanAttributes.ORDER_STATUS, order.status().text());
            return new Redirect("/orders/" + order.orderId());
        } catch (ProblemException e) {
            return refused(visit, key, e);
        }
    }

    private static CheckoutRequest wish(Form form) {
        PaymentMethod method = form.oneOf("payment_method", PaymentMethod.class);
        Country country = form.oneOf("country", Country.class);
        String coupon = form.text("coupon_code");
        return new CheckoutRequest(method.text(), country.name(), coupon.isEmpty() ? null : coupon);
    }

    /**
     * An order that was placed but not paid has a page that says so. What placed none shows the form again, under a new
     * key: the old one may stand for what was wished before.
     */
    private Answer refused(Visit visit, String key, ProblemException thrown) {
        Problem problem = thrown.problem();
        String orderId = problem.extensions().get("order_id");
        if (orderId != null) {
            return new Redirect("/orders/" + orderId);
        }
        boolean couponUnchecked =
                problem.errors().stream().anyMatch(error -> error.field().equals("coupon_code"));
        if (problem.status() >= 500 && !couponUnchecked) {
            return outcomeUnknown(visit, key, problem.status());
        }
        Problem shown = couponUnchecked ? problem : Refusal.ofForm(thrown);
        Cart cart = visit.cart();
        if (cart.items().isEmpty()) {
            return emptyCart(visit);
        }
        Answer.View page = shown.status() == 409
                ? CartRoutes.outOfStock(cart)
                : page(cart, visit.form().refused(shown), freshKey());
        return page.withStatus(shown.status());
    }

    /** Perhaps there is an order now and perhaps not: under the same key, asking again is safe. */
    private Answer outcomeUnknown(Visit visit, String key, int status) {
        Cart cart = visit.cart();
        if (cart.items().isEmpty()) {
            return new Redirect("/orders");
        }
        Problem shown = Problem.of(
                status,
                "Outcome unknown",
                "The shop did not answer in time, so we cannot tell whether it took your order. Order once more: it"
                        + " will be the same order, and you pay for it once.");
        return page(cart, visit.form().refused(shown), key).withStatus(status);
    }

    private static Answer emptyCart(Visit visit) {
        visit.session().leave(Notice.CART_EMPTY);
        return new Redirect("/cart");
    }

    private static Answer.View page(Cart cart, FilledForm form, String key) {
        return Answer.view(PageName.CHECKOUT, "Checkout", "checkout.jte", new CheckoutView(cart, form, key));
    }

    private static String freshKey() {
        return UUID.randomUUID().toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
