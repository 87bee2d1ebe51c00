package dev.webstore.promotions.pricing;

import dev.webstore.platform.money.Money;
import java.util.List;

/**
 * What an order costs.
 *
 * @param subtotal before discounts
 * @param discounts each more than nothing, in the order in which they were granted
 */
public record Quote(Money subtotal, List<Discount> discounts) {

    /** All discounts together. */
    public Money discount() {
        return discounts.stream().map(Discount::amount).reduce(Money.ZERO, Money::plus);
    }

    /** What is to be paid. */
    public Money total() {
        return subtotal.minus(discount());
    }

    /** Whether anything is taken off on account of {@code source}. */
    public boolean has(DiscountSource source) {
        return discounts.stream().anyMatch(discount -> discount.source() == source);
    }
}
