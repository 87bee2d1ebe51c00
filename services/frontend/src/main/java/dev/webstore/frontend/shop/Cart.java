package dev.webstore.frontend.shop;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;

/**
 * A cart at today's prices.
 *
 * @param items its lines
 * @param itemCount pieces in all
 * @param subtotal their price, before discounts
 * @param country where they shop
 */
public record Cart(List<Line> items, int itemCount, Money subtotal, Country country) {

    /**
     * One product in a cart.
     *
     * @param productId which
     * @param name what it is called
     * @param category of what kind
     * @param unitPrice of one
     * @param quantity how many
     * @param lineTotal of all of these
     * @param stock how many could be had
     */
    public record Line(
            String productId,
            String name,
            String category,
            Money unitPrice,
            int quantity,
            Money lineTotal,
            int stock) {}
}
