package dev.webstore.main.cart;

import dev.webstore.main.account.Authentication;
import dev.webstore.main.account.User;
import dev.webstore.main.catalogue.Product;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opentelemetry.api.trace.Span;
import org.slf4j.Logger;

/** {@code /cart}: what somebody means to buy. */
public final class CartRoutes implements Routes {

    private final Carts carts;
    private final Authentication authentication;
    private final MainInstruments instruments;
    private final Logger logger;

    /** Routes to {@code carts}. */
    public CartRoutes(Carts carts, Authentication authentication, MainInstruments instruments, Telemetry telemetry) {
        this.carts = carts;
        this.authentication = authentication;
        this.instruments = instruments;
        this.logger = telemetry.logger(CartRoutes.class);
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/cart", this::view)
                .post("/cart/add", this::add)
                .patch("/cart/items/{product_id}", this::set)
                .delete("/cart/items/{product_id}", this::remove);
    }

    private void view(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        instruments.cartViewed();
        Responses.json(response, carts.view(user.userId()));
    }

    private void add(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        Fields fields = Requests.json(request);
        String productId = fields.text("product_id", 1, 64);
        int quantity = (int) fields.integer("quantity", 1, CartContents.MAX_QUANTITY);
        Country country = fields.oneOf("country", Country.class);
        fields.check();
        Product product = carts.add(user.userId(), productId, quantity, country);
        instruments.cartAdded(country, product.productId(), quantity);
        Span.current().setAttribute(SpanAttributes.COUNTRY, country.name());
        logger.atInfo()
                .addKeyValue("user_id", user.userId())
                .addKeyValue("product_id", product.productId())
                .addKeyValue("quantity", quantity)
                .addKeyValue("country", country)
                .log("Added to cart");
        Responses.json(response, carts.view(user.userId()));
    }

    private void set(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        Fields fields = Requests.json(request);
        int quantity = (int) fields.integer("quantity", 1, CartContents.MAX_QUANTITY);
        fields.check();
        carts.set(user.userId(), Requests.path(request, "product_id"), quantity);
        Responses.json(response, carts.view(user.userId()));
    }

    private void remove(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        carts.remove(user.userId(), Requests.path(request, "product_id"));
        Responses.json(response, carts.view(user.userId()));
    }
}
