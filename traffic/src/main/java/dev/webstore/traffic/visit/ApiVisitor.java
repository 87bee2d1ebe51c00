package dev.webstore.traffic.visit;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Offer;
import dev.webstore.traffic.people.Customer;
import io.helidon.http.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody with an app that speaks the API. */
final class ApiVisitor implements Visitor {

    private final Line line;
    private final Customer customer;
    private final String country;

    ApiVisitor(Site api, Customer customer) {
        this.line = new Line(api, customer.device());
        this.customer = customer;
        this.country = customer.country().name();
    }

    @Override
    public Result browse(Optional<String> category) {
        String filter = category.map(name -> "&category=" + Ask.encode(name)).orElse("");
        return ask(Kind.BROWSE, Ask.get("/products?country=" + country + filter))
                .result();
    }

    @Override
    public Result search(String words) {
        return ask(Kind.SEARCH, Ask.get("/products?country=%s&q=%s".formatted(country, Ask.encode(words))))
                .result();
    }

    @Override
    public Result view(Offer offer) {
        return ask(Kind.PRODUCT, Ask.get("/products/" + offer.productId())).result();
    }

    @Override
    public Result signUp() {
        var account = Map.of("email", customer.email(), "password", customer.password(), "name", customer.name());
        return enter(ask(Kind.SIGN_UP, Ask.json(Method.POST, "/auth/register", account)));
    }

    @Override
    public Result signIn(String password) {
        var credentials = Map.of("email", customer.email(), "password", password);
        return enter(ask(Kind.SIGN_IN, Ask.json(Method.POST, "/auth/login", credentials)));
    }

    @Override
    public Result add(Offer offer, int quantity) {
        var line = Map.of("product_id", offer.productId(), "quantity", quantity, "country", country);
        return ask(Kind.ADD, Ask.json(Method.POST, "/cart/add", line)).result();
    }

    @Override
    public Result viewCart() {
        return ask(Kind.CART, Ask.get("/cart")).result();
    }

    @Override
    public Result checkOut(PaymentMethod method, @Nullable String coupon) {
        var wish = new HashMap<>(Map.of("payment_method", method.text(), "country", country));
        if (coupon != null) {
            wish.put("coupon_code", coupon);
        }
        Reply reply = ask(Kind.CHECKOUT, Ask.json(Method.POST, "/checkout", wish));
        return reply.answer().status() == 201
                ? reply.result()
                        .paying(Json.read(reply.answer().body(), Order.class).total())
                : reply.result();
    }

    @Override
    public Result viewOrders() {
        return ask(Kind.ORDERS, Ask.get("/orders?limit=10")).result();
    }

    private Result enter(Reply reply) {
        if (reply.result().isDone()) {
            customer.signedIn(Json.read(reply.answer().body(), SignIn.class).token());
        }
        return reply.result();
    }

    private Reply ask(Kind kind, Ask ask) {
        String token = customer.token();
        return line.send(kind, token == null ? ask : ask.with(Map.of("Authorization", "Bearer " + token)));
    }

    private record SignIn(String token) {}

    private record Order(Money total) {}
}
