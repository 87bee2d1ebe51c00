package dev.webstore.main.checkout;

import dev.webstore.main.account.Authentication;
import dev.webstore.main.account.User;
import dev.webstore.main.order.Order;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code POST /checkout}: paying for the cart. */
public final class CheckoutRoutes implements Routes {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Checkout checkout;
    private final Authentication authentication;

    /** Routes to {@code checkout}. */
    public CheckoutRoutes(Checkout checkout, Authentication authentication) {
        this.checkout = checkout;
        this.authentication = authentication;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/checkout", this::checkOut);
    }

    private void checkOut(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        Outcome outcome = checkout.checkOut(user, wish(request));
        Order order = outcome.order();
        switch (outcome) {
            case Outcome.Paid ignored -> {
                response.header(HeaderNames.LOCATION, "/orders/" + order.orderId());
                Responses.json(response, 201, order);
            }
            case Outcome.Pending ignored -> {
                response.header(HeaderNames.LOCATION, "/orders/" + order.orderId());
                response.header(HeaderNames.RETRY_AFTER, "5");
                Responses.json(response, 202, order);
            }
            case Outcome.Declined ignored ->
                throw new ProblemException(about(
                        order, Problem.of(402, "Payment declined", "The payment was declined; nothing was charged")));
            case Outcome.Failed ignored ->
                throw new ProblemException(
                        about(
                                order,
                                Problem.of(
                                        503,
                                        "Payment unavailable",
                                        "Payments cannot be made at the moment; nothing was charged")),
                        Map.of("Retry-After", "5"));
        }
    }

    private static CheckoutRequest wish(ServerRequest request) {
        Fields fields = Requests.json(request);
        PaymentMethod method = fields.oneOf("payment_method", PaymentMethod.class);
        Country country = fields.oneOf("country", Country.class);
        Optional<String> coupon = fields.optionalText("coupon_code", 1, 40);
        Optional<String> key = Requests.header(request, "Idempotency-Key");
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            fields.reject("Idempotency-Key", "must be 1 to 128 visible ASCII characters");
        }
        fields.check();
        return new CheckoutRequest(method, country, coupon, key.orElseGet(CheckoutRequest::freshKey));
    }

    private static Problem about(Order order, Problem problem) {
        return problem.with("order_id", order.orderId())
                .with("reason", order.reason() == null ? "unknown" : order.reason());
    }
}
