package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.shop.Product;

/**
 * A product and the form to put it into the cart.
 *
 * @param product which
 * @param form with the fields {@code quantity} and {@code country}
 */
public record ProductView(Product product, FilledForm form) {

    /** More pieces of one product a cart does not take. */
    static final int MOST_OF_ONE = 99;

    /** Whether it is sold where the visitor shops. */
    public boolean isSoldHere() {
        return product.countries().stream().anyMatch(country -> form.has("country", country.name()));
    }

    /** The most that can be put into the cart. */
    public int most() {
        return Math.max(1, Math.min(MOST_OF_ONE, product.stock()));
    }
}
