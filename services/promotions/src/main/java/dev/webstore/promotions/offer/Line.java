package dev.webstore.promotions.offer;

import dev.webstore.platform.money.Money;

/**
 * A line of an order.
 *
 * @param category the product's category; one that no offer names is in nobody's way
 * @param unitPrice zero or more
 * @param quantity at least 1
 */
public record Line(String productId, String category, Money unitPrice, long quantity) {

    /** What the line comes to without discounts. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
