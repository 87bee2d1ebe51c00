package dev.webstore.promotions.pricing;

import dev.webstore.platform.money.Money;

/**
 * A part of a discount.
 *
 * @param name what it is for, for the buyer
 * @param amount more than nothing
 */
public record Discount(DiscountSource source, String name, Money amount) {}
