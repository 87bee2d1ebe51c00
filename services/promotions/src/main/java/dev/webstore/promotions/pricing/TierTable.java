package dev.webstore.promotions.pricing;

import dev.webstore.platform.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Discount by the amount of an order.
 *
 * @param steps the highest first
 */
public record TierTable(List<Step> steps) {

    /** No discount for any amount. */
    public static final TierTable NONE = new TierTable(List.of());

    /**
     * So much off everything for orders of more than an amount.
     *
     * @param above the amount itself does not get it yet
     * @param basisPoints hundredths of a per cent, from 1 to 10,000
     * @param name for the buyer
     */
    public record Step(Money above, int basisPoints, String name) {}

    /** A table with these steps, in any order. */
    public TierTable {
        steps = steps.stream()
                .sorted(Comparator.comparing(Step::above).reversed())
                .toList();
    }

    /** The one step that counts: the highest that {@code subtotal} is above. */
    Optional<Step> stepFor(Money subtotal) {
        return steps.stream()
                .filter(step -> subtotal.compareTo(step.above()) > 0)
                .findFirst();
    }
}
