package dev.webstore.promotions.offer;

import dev.webstore.platform.money.Money;

/**
 * So much off for such orders: what campaigns and coupons have in common.
 *
 * @param name what buyers see beside the discount
 */
public record Offer(String name, Conditions conditions, Effect effect) {

    /** What it takes off a basket that meets its conditions, other discounts left aside. */
    public Money discountOn(Basket basket) {
        return effect.on(basket.subtotalOf(conditions.categories()));
    }
}
