package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.form.Form;
import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.page.Answer.Redirect;
import dev.webstore.frontend.session.Notice;
import dev.webstore.frontend.shop.Cart;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;

/** {@code /cart}: what somebody means to buy. */
public final class CartRoutes implements Routes {

    private final Pages pages;
    private final MainClient main;

    /** Pages of the carts of {@code main}. */
    public CartRoutes(Pages pages, MainClient main) {
        this.pages = pages;
        this.main = main;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/cart", pages.page(this::cart))
                .post("/cart/items", pages.form(this::add))
                .post("/cart/items/{product_id}", pages.form(this::change));
    }

    private Answer cart(Visit visit) {
        return page(visit.cart(), "", FilledForm.empty());
    }

    private Answer add(Visit visit) {
        Form form = visit.form();
        String productId = form.text("product_id");
        String product = "/products/" + productId;
        visit.comeBackTo(product + "?quantity=" + form.text("quantity"));
        try {
            int quantity = form.integer("quantity", 1, ProductView.MOST_OF_ONE);
            Country country = form.oneOf("country", Country.class);
            visit.session().choose(country);
            visit.cartIs(main.add(visit.signedIn(), productId, quantity, country));
        } catch (ProblemException e) {
            Problem problem = Refusal.ofForm(e);
            return CatalogueRoutes.page(main.product(visit.caller(), productId), form.refused(problem))
                    .withStatus(problem.status());
        }
        visit.session().leave(Notice.ADDED);
        return new Redirect(product);
    }

    private Answer change(Visit visit) {
        Form form = visit.form();
        String productId = visit.path("product_id");
        visit.comeBackTo("/cart");
        try {
            if (form.text("do").equals("remove")) {
                main.remove(visit.signedIn(), productId);
            } else {
                main.change(visit.signedIn(), productId, form.integer("quantity", 1, ProductView.MOST_OF_ONE));
            }
        } catch (ProblemException e) {
            Problem problem = Refusal.ofForm(e);
            return page(visit.cart(), productId, form.refused(problem)).withStatus(problem.status());
        }
        visit.session().leave(Notice.CART_CHANGED);
        return new Redirect("/cart");
    }

    /** The cart, with what stands in the way of ordering it. */
    static Answer.View outOfStock(Cart cart) {
        return page(
                cart,
                "",
                new FilledForm(Map.of(), "There is less on stock than you want of what is marked.", List.of()));
    }

    private static Answer.View page(Cart cart, String changed, FilledForm form) {
        return Answer.view(PageName.CART, "Your cart", "cart.jte", new CartView(cart, changed, form));
    }
}
