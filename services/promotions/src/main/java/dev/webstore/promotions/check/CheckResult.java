package dev.webstore.promotions.check;

import dev.webstore.platform.money.Money;
import dev.webstore.promotions.experiment.Assignment;
import dev.webstore.promotions.loyalty.LoyaltyTier;
import dev.webstore.promotions.pricing.Discount;
import dev.webstore.promotions.pricing.Quote;
import java.util.List;

/**
 * What an order costs and why, on the wire.
 *
 * @param discount the sum of {@code discounts}
 * @param total {@code subtotal} less {@code discount}
 * @param experiments what the buyer gets in each
 */
record CheckResult(
        Money subtotal,
        Money discount,
        Money total,
        List<Discount> discounts,
        List<ExperimentResource> experiments,
        LoyaltyResource loyalty) {

    /** What the buyer gets in an experiment. */
    record ExperimentResource(String experiment, String variant) {}

    /**
     * The buyer's loyalty.
     *
     * @param tier the tier they were priced by, which an experiment may have raised
     * @param points what they have now
     */
    record LoyaltyResource(String tier, long points) {}

    static CheckResult of(Quote quote, List<Assignment> assignments, LoyaltyTier tier, long points) {
        return new CheckResult(
                quote.subtotal(),
                quote.discount(),
                quote.total(),
                quote.discounts(),
                assignments.stream()
                        .map(assignment -> new ExperimentResource(
                                assignment.experiment(), assignment.variant().name()))
                        .toList(),
                new LoyaltyResource(tier.name(), points));
    }
}
