package dev.webstore.main.cart;

import dev.webstore.main.catalogue.Product;
import dev.webstore.main.catalogue.ProductStore;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;

/** Filling and viewing carts. */
public final class Carts {

    private final CartStore store;
    private final ProductStore products;

    /** Carts of products from {@code products}. */
    public Carts(CartStore store, ProductStore products) {
        this.store = store;
        this.products = products;
    }

    /** Somebody's cart at today's prices; empty when they have none. */
    public Cart view(String userId) {
        CartContents contents = store.contents(userId);
        return Cart.of(contents, products.byIds(contents.quantities().keySet()));
    }

    /**
     * Puts pieces of a product into the cart.
     *
     * @throws ProblemException 422 when the product is unknown, not sold in that country, or would be too many
     */
    public Product add(String userId, String productId, int quantity, Country country) {
        Product product = products.byId(productId)
                .orElseThrow(() -> unprocessable("product_id", "is not a product of this shop"));
        if (!product.soldIn(country)) {
            throw unprocessable("country", "is not one that this product is sold in");
        }
        switch (store.add(userId, productId, quantity, country)) {
            case TOO_MANY_OF_ONE ->
                throw unprocessable(
                        "quantity",
                        "would bring more than %d pieces into the cart".formatted(CartContents.MAX_QUANTITY));
            case TOO_MANY_LINES ->
                throw unprocessable(
                        "product_id", "would be more than %d different products".formatted(CartContents.MAX_LINES));
            case DONE -> {}
        }
        return product;
    }

    /**
     * Sets how many pieces of a product are in the cart.
     *
     * @throws ProblemException 404 when the product is not in the cart
     */
    public void set(String userId, String productId, int quantity) {
        if (!store.set(userId, productId, quantity)) {
            throw notInCart();
        }
    }

    /**
     * Takes a product out of the cart.
     *
     * @throws ProblemException 404 when the product is not in the cart
     */
    public void remove(String userId, String productId) {
        if (!store.remove(userId, productId)) {
            throw notInCart();
        }
    }

    private static ProblemException notInCart() {
        return ProblemException.notFound("This product is not in the cart");
    }

    private static ProblemException unprocessable(String field, String detail) {
        return new ProblemException(Problem.ofField(422, "Cannot add to cart", field, detail));
    }
}
