package dev.webstore.promotions.offer;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders an offer is for. All conditions have to hold.
 *
 * @param minAmount the least that the whole order comes to without discounts
 * @param countries where it holds; everywhere when empty
 * @param categories which lines it is for, of which there must be one at least; all when empty
 * @param firstOrder whether it is for first orders only
 * @param startsAt from when on it holds; null for ever since
 * @param endsAt from when on it holds no more; null for ever after
 */
public record Conditions(
        Money minAmount,
        Set<Country> countries,
        Set<String> categories,
        boolean firstOrder,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    /** Conditions that every order meets. */
    public static final Conditions NONE = new Conditions(Money.ZERO, Set.of(), Set.of(), false, null, null);

    /** The first condition that {@code basket} does not meet at {@code time}, if there is one. */
    public Optional<Unmet> unmet(Basket basket, Instant time) {
        if (hasNotBegun(time)) {
            return Optional.of(Unmet.TOO_EARLY);
        }
        if (isOver(time)) {
            return Optional.of(Unmet.TOO_LATE);
        }
        if (!countries.isEmpty() && !countries.contains(basket.country())) {
            return Optional.of(Unmet.COUNTRY);
        }
        if (firstOrder && !basket.firstOrder()) {
            return Optional.of(Unmet.FIRST_ORDER);
        }
        if (basket.subtotal().compareTo(minAmount) < 0) {
            return Optional.of(Unmet.AMOUNT);
        }
        if (!basket.subtotalOf(categories).isPositive()) {
            return Optional.of(Unmet.CATEGORY);
        }
        return Optional.empty();
    }

    /** Whether the offer has yet to begin. */
    public boolean hasNotBegun(Instant time) {
        return startsAt != null && time.isBefore(startsAt);
    }

    /** Whether the offer is over. */
    public boolean isOver(Instant time) {
        return endsAt != null && !time.isBefore(endsAt);
    }

    /** What is left of them where nothing is known but a country and an amount. */
    public Conditions ofCountryAndAmount() {
        return new Conditions(minAmount, countries, Set.of(), false, startsAt, endsAt);
    }
}
