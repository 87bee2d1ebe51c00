package dev.webstore.main.catalogue;

import dev.webstore.main.catalogue.ProductQuery.Sort;
import dev.webstore.main.flag.MainFlags;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /products}: looking for something to buy. */
public final class ProductRoutes implements Routes {

    private static final int PAGE = 24;
    private static final int LONGEST_PAGE = 100;
    private static final int FARTHEST_OFFSET = 100_000;

    private final ProductStore products;
    private final MainInstruments instruments;
    private final MainFlags flags;

    /** Routes to {@code products}. */
    public ProductRoutes(ProductStore products, MainInstruments instruments, MainFlags flags) {
        this.products = products;
        this.instruments = instruments;
        this.flags = flags;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/products", this::list).get("/products/{id}", this::product);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var query = new ProductQuery(
                Requests.query(request, "country", Country.class),
                Requests.query(request, "category", 50),
                Requests.query(request, "q", 100),
                Requests.query(request, "sort", Sort.class).orElse(Sort.NAME),
                Requests.query(request, "limit", PAGE, 1, LONGEST_PAGE),
                Requests.query(request, "offset", 0, 0, FARTHEST_OFFSET));
        ProductPage page = products.find(query, flags.slowSearch());
        instruments.browsed();
        Responses.json(response, page);
    }

    private void product(ServerRequest request, ServerResponse response) {
        flags.deployedBadly();
        Product product = products.byId(Requests.path(request, "id"))
                .orElseThrow(() -> ProblemException.notFound("There is no such product"));
        instruments.productViewed(product.productId(), product.category());
        Responses.json(response, product);
    }
}
