package dev.webstore.promotions.offer;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;
import java.util.Set;

/**
 * What somebody is about to order.
 *
 * @param country where they buy
 * @param firstOrder whether they never ordered before
 * @param lines what they buy
 */
public record Basket(Country country, boolean firstOrder, List<Line> lines) {

    /** What it comes to without discounts. */
    public Money subtotal() {
        return sum(lines);
    }

    /** What comes from these categories; from all when none is named. */
    Money subtotalOf(Set<String> categories) {
        return categories.isEmpty()
                ? subtotal()
                : sum(lines.stream()
                        .filter(line -> categories.contains(line.category()))
                        .toList());
    }

    private static Money sum(List<Line> lines) {
        return lines.stream().map(Line::total).reduce(Money.ZERO, Money::plus);
    }
}
