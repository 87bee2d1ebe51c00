package dev.webstore.promotions.loyalty;

import dev.webstore.platform.money.Money;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points for what was paid, and the tiers they lead to.
 *
 * @param tiers the lowest first, which takes no points to be in
 */
public record LoyaltyProgramme(List<LoyaltyTier> tiers) {

    private static final long CENTS_PER_POINT = 100;

    /**
     * A programme with these tiers, in any order.
     *
     * @throws IllegalArgumentException when there is no tier for somebody without points
     */
    public LoyaltyProgramme {
        tiers = tiers.stream()
                .sorted(Comparator.comparingLong(LoyaltyTier::fromPoints))
                .toList();
        if (tiers.isEmpty() || tiers.getFirst().fromPoints() > 0) {
            throw new IllegalArgumentException("There is no loyalty tier for somebody without points");
        }
    }

    /** The points for an order: one for each whole dollar paid. */
    public static long pointsFor(Money paid) {
        return paid.cents() / CENTS_PER_POINT;
    }

    /**
     * The tier of somebody with so many points.
     *
     * @param floor the name of a tier that they are in at least; null for none
     */
    public LoyaltyTier tierOf(long points, @Nullable String floor) {
        return tiers.reversed().stream()
                .filter(tier -> points >= tier.fromPoints() || tier.name().equals(floor))
                .findFirst()
                .orElseGet(tiers::getFirst);
    }
}
