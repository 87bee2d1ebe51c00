package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.Product;
import dev.webstore.frontend.shop.ProductPage;
import dev.webstore.frontend.shop.ProductQuery;
import dev.webstore.frontend.shop.ProductQuery.Sort;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.market.Country;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;

/** {@code /} and {@code /products/{id}}: looking around. */
public final class CatalogueRoutes implements Routes {

    private static final int LAST_PAGE = 4_000;

    private final Pages pages;
    private final MainClient main;

    /** Pages of the catalogue of {@code main}. */
    public CatalogueRoutes(Pages pages, MainClient main) {
        this.pages = pages;
        this.main = main;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/", pages.page(this::catalogue)).get("/products/{product_id}", pages.page(this::product));
    }

    private Answer catalogue(Visit visit) {
        rememberCountry(visit);
        ProductQuery query = query(visit);
        ProductPage found = main.products(visit.caller(), query);
        var view = new CatalogueView(query, found);
        return Answer.view(PageName.CATALOGUE, view.title(), "catalogue.jte", view);
    }

    /** Choosing any country, which is an empty value, takes the choice back. */
    private static void rememberCountry(Visit visit) {
        ServerRequest request = visit.request();
        if (request.query().contains("country")) {
            Requests.query(request, "country", Country.class)
                    .ifPresentOrElse(visit.session()::choose, visit.session()::chooseNoCountry);
        }
    }

    private static ProductQuery query(Visit visit) {
        ServerRequest request = visit.request();
        return new ProductQuery(
                Requests.query(request, "q", 100)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                Requests.query(request, "category", 50).orElse(null),
                visit.session().country().orElse(null),
                Requests.query(request, "sort", Sort.class).orElse(Sort.NAME),
                Requests.query(request, "page", 1, 1, LAST_PAGE));
    }

    private Answer product(Visit visit) {
        Product product = main.product(visit.caller(), visit.path("product_id"));
        var chosen = FilledForm.of(Map.of(
                "quantity",
                        Integer.toString(Requests.query(visit.request(), "quantity", 1, 1, ProductView.MOST_OF_ONE)),
                "country", visit.country().name()));
        return page(product, chosen);
    }

    /** A product and the form to put it into the cart. */
    static Answer.View page(Product product, FilledForm form) {
        return Answer.view(PageName.PRODUCT, product.name(), "product.jte", new ProductView(product, form));
    }
}
