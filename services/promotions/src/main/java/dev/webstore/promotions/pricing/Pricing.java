package dev.webstore.promotions.pricing;

import dev.webstore.platform.money.Money;
import dev.webstore.promotions.loyalty.LoyaltyTier;
import dev.webstore.promotions.offer.Basket;
import dev.webstore.promotions.offer.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which one buyer's order is priced. They apply in this order:
 *
 * <ol>
 *   <li><b>Subtotal</b>: unit prices times quantities.
 *   <li><b>Tier</b>: of the steps of the tier table that the subtotal is above, the highest takes its percentage off.
 *   <li><b>Campaigns</b>: all whose conditions are met, those of higher priority first, each on the lines it is for and
 *       up to its own cap.
 *   <li><b>Loyalty</b>: the percentage of the buyer's loyalty tier.
 *   <li><b>Coupon</b>: like a campaign.
 *   <li><b>Cap</b>: together they take off no more than a share of the subtotal. What would go beyond is cut off the
 *       last ones.
 * </ol>
 *
 * <p>Each discount is worked out on undiscounted prices, so that none changes another, and is rounded down to the cent.
 * So the discounts add up to what is taken off, to the cent, and the total is never negative.
 *
 * @param campaigns of the highest priority first
 * @param loyalty the buyer's tier
 * @param coupon the buyer's coupon, if they have one
 * @param maxBasisPoints the most that all discounts together take off, in hundredths of a per cent of the subtotal
 */
public record Pricing(
        TierTable tiers, List<Offer> campaigns, LoyaltyTier loyalty, Optional<Offer> coupon, int maxBasisPoints) {

    /** What {@code basket} costs at {@code time}. */
    public Quote price(Basket basket, Instant time) {
        Money subtotal = basket.subtotal();
        var discounts = new ArrayList<Discount>();
        tiers.stepFor(subtotal)
                .map(step -> new Discount(DiscountSource.TIER, step.name(), subtotal.share(step.basisPoints())))
                .ifPresent(discounts::add);
        for (Offer campaign : campaigns) {
            granted(DiscountSource.CAMPAIGN, campaign, basket, time).ifPresent(discounts::add);
        }
        discounts.add(new Discount(DiscountSource.LOYALTY, loyalty.name(), subtotal.share(loyalty.basisPoints())));
        coupon.flatMap(offer -> granted(DiscountSource.COUPON, offer, basket, time))
                .ifPresent(discounts::add);
        return new Quote(subtotal, upTo(subtotal.share(maxBasisPoints), discounts));
    }

    private static Optional<Discount> granted(DiscountSource source, Offer offer, Basket basket, Instant time) {
        return offer.conditions().unmet(basket, time).isPresent()
                ? Optional.empty()
                : Optional.of(new Discount(source, offer.name(), offer.discountOn(basket)));
    }

    /** As much of the discounts as fits under {@code cap}, without those that come to nothing. */
    private static List<Discount> upTo(Money cap, List<Discount> discounts) {
        var fitting = new ArrayList<Discount>();
        Money left = cap;
        for (Discount discount : discounts) {
            Money amount = discount.amount().min(left);
            if (amount.isPositive()) {
                fitting.add(new Discount(discount.source(), discount.name(), amount));
                left = left.minus(amount);
            }
        }
        return List.copyOf(fitting);
    }
}
