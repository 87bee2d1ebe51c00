package dev.webstore.promotions.rules;

import dev.webstore.promotions.campaign.Campaign;
import dev.webstore.promotions.coupon.Coupon;
import dev.webstore.promotions.experiment.Assignment;
import dev.webstore.promotions.experiment.Experiment;
import dev.webstore.promotions.experiment.Variant;
import dev.webstore.promotions.loyalty.LoyaltyProgramme;
import dev.webstore.promotions.loyalty.LoyaltyTier;
import dev.webstore.promotions.offer.Offer;
import dev.webstore.promotions.pricing.Pricing;
import dev.webstore.promotions.pricing.TierTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about discounts, as it was at one moment.
 *
 * @param maxBasisPoints the most that all discounts together take off, in hundredths of a per cent
 * @param tierTable the name of the tier table that counts unless an experiment says otherwise
 * @param tierTables all tier tables by their names
 * @param campaigns those that are not over, of the highest priority first
 * @param coupons all coupons by their codes
 */
public record Rules(
        int maxBasisPoints,
        String tierTable,
        Map<String, TierTable> tierTables,
        List<Campaign> campaigns,
        Map<String, Coupon> coupons,
        LoyaltyProgramme loyalty,
        List<Experiment> experiments) {

    /** The coupon that somebody means who typed {@code code}. */
    public Optional<Coupon> coupon(String code) {
        return Optional.ofNullable(coupons.get(Coupon.code(code)));
    }

    /** How many campaigns apply at {@code time}. */
    public long activeCampaigns(Instant time) {
        return campaigns.stream().filter(campaign -> campaign.isActive(time)).count();
    }

    /** What {@code userId} gets in each experiment. */
    public List<Assignment> assignments(String userId) {
        return experiments.stream().map(experiment -> experiment.assign(userId)).toList();
    }

    /** The loyalty tier of somebody with so many points. */
    public LoyaltyTier loyaltyTier(long points, List<Assignment> assignments) {
        return loyalty.tierOf(points, first(assignments, Variant::loyaltyFloor).orElse(null));
    }

    /** How to price an order of somebody in this loyalty tier, with or without a coupon. */
    public Pricing pricing(LoyaltyTier tier, List<Assignment> assignments, Optional<Offer> coupon) {
        String table = first(assignments, Variant::tierTable).orElse(tierTable);
        return new Pricing(
                tierTables.getOrDefault(table, TierTable.NONE),
                campaigns.stream().map(Campaign::offer).toList(),
                tier,
                coupon,
                maxBasisPoints);
    }

    private static Optional<String> first(List<Assignment> assignments, Function<Variant, @Nullable String> property) {
        return assignments.stream()
                .map(assignment -> property.apply(assignment.variant()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
