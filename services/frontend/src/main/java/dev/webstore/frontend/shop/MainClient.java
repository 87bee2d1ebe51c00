package dev.webstore.frontend.shop;

import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shop itself: catalogue, accounts, carts, checkout and orders at main-service.
 *
 * <p>Each method throws {@link ProblemException} with main-service's own refusal, or 503 when it does not answer.
 */
public final class MainClient {

    /** Longer than main-service waits for a charge, so that its answer is worth having. */
    private static final Duration CHECKOUT_TIMEOUT = Duration.ofSeconds(15);

    private final Backend main;

    /** Talks to main-service through {@code client}. */
    public MainClient(ServiceClient client) {
        this.main = new Backend(client);
    }

    /** A page of the catalogue. */
    public ProductPage products(Caller caller, ProductQuery query) {
        return main.call(caller, Call.get(query.path()).named("/products")).as(ProductPage.class);
    }

    /** One product; 404 when there is none of that id. */
    public Product product(Caller caller, String productId) {
        return main.call(caller, Call.get("/products/" + Backend.id(productId)).named("/products/{product_id}"))
                .as(Product.class);
    }

    /** Opens an account; 409 when the email is taken. */
    public SignIn register(Caller caller, String email, String password, String name) {
        return main.call(
                        caller, Call.post("/auth/register", Map.of("email", email, "password", password, "name", name)))
                .as(SignIn.class);
    }

    /** Signs in; 401 when email and password do not belong together. */
    public SignIn login(Caller caller, String email, String password) {
        return main.call(caller, Call.post("/auth/login", Map.of("email", email, "password", password)))
                .as(SignIn.class);
    }

    /** Ends the caller's token. */
    public void logout(Caller caller) {
        main.call(caller, Call.of(Method.POST, "/auth/logout", null));
    }

    /** Who the caller is; 401 when their token has expired. */
    public User me(Caller caller) {
        return main.call(caller, Call.get("/auth/me")).as(User.class);
    }

    /** The caller's cart. */
    public Cart cart(Caller caller) {
        return main.call(caller, Call.get("/cart")).as(Cart.class);
    }

    /** Puts pieces of a product into the caller's cart. */
    public Cart add(Caller caller, String productId, int quantity, Country country) {
        return main.call(
                        caller,
                        Call.post(
                                "/cart/add", Map.of("product_id", productId, "quantity", quantity, "country", country)))
                .as(Cart.class);
    }

    /** Sets how many pieces of a product are in the caller's cart. */
    public Cart change(Caller caller, String productId, int quantity) {
        return main.call(
                        caller,
                        Call.of(Method.PATCH, "/cart/items/" + Backend.id(productId), Map.of("quantity", quantity))
                                .named("/cart/items/{product_id}"))
                .as(Cart.class);
    }

    /** Takes a product out of the caller's cart. */
    public Cart remove(Caller caller, String productId) {
        return main.call(
                        caller,
                        Call.of(Method.DELETE, "/cart/items/" + Backend.id(productId), null)
                                .named("/cart/items/{product_id}"))
                .as(Cart.class);
    }

    /**
     * Orders what is in the caller's cart.
     *
     * @param idempotencyKey the same for each repetition of one wish to buy
     */
    public Order checkout(Caller caller, String idempotencyKey, CheckoutRequest request) {
        return main.call(
                        caller,
                        Call.post("/checkout", request)
                                .header("Idempotency-Key", idempotencyKey)
                                .within(CHECKOUT_TIMEOUT))
                .as(Order.class);
    }

    /** What to buy with. */
    public record CheckoutRequest(
            String paymentMethod, String country, @Nullable String couponCode) {}

    /** The caller's orders, newest first. */
    public OrderPage orders(Caller caller, int limit, int offset) {
        return main.call(
                        caller,
                        Call.get("/orders?limit=%d&offset=%d".formatted(limit, offset))
                                .named("/orders"))
                .as(OrderPage.class);
    }

    /** One of the caller's orders; 404 when it is not theirs. */
    public Order order(Caller caller, String orderId) {
        return main.call(caller, Call.get("/orders/" + Backend.id(orderId)).named("/orders/{order_id}"))
                .as(Order.class);
    }
}
