package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.shop.Cart;
import org.jspecify.annotations.Nullable;

/**
 * The cart, with a form for each line.
 *
 * @param cart what is in it
 * @param changed the product whose form was refused; empty when none was
 * @param form that form
 */
public record CartView(Cart cart, String changed, FilledForm form) {

    /** What the quantity field of a line shows. */
    public String quantity(Cart.Line line) {
        return line.productId().equals(changed) ? form.value("quantity") : Integer.toString(line.quantity());
    }

    /** What was wrong about the form of a line, or null. */
    public @Nullable String error(Cart.Line line) {
        return line.productId().equals(changed) ? form.error("quantity") : null;
    }
}
