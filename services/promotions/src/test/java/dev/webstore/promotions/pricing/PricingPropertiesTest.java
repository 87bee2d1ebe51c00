package dev.webstore.promotions.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.promotions.loyalty.LoyaltyTier;
import dev.webstore.promotions.offer.Basket;
import dev.webstore.promotions.offer.Conditions;
import dev.webstore.promotions.offer.Effect;
import dev.webstore.promotions.offer.Line;
import dev.webstore.promotions.offer.Offer;
import dev.webstore.promotions.pricing.TierTable.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever the order and whatever the rules. */
class PricingPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> CATEGORIES = List.of("books", "toys", "garden", "audio");

    /** The largest order that a check accepts. */
    private static final long HIGHEST_PRICE = 100_000_000_000L;

    private static final long MOST_PIECES = 10_000;

    @Property
    void theTotalIsNeverNegative(@ForAll("pricings") Pricing pricing, @ForAll("baskets") Basket basket) {
        Quote quote = pricing.price(basket, NOW);
        assertThat(quote.total()).isGreaterThanOrEqualTo(Money.ZERO);
        assertThat(quote.discount()).isGreaterThanOrEqualTo(Money.ZERO);
    }

    @Property
    void discountsNeverGoBeyondTheCap(@ForAll("pricings") Pricing pricing, @ForAll("baskets") Basket basket) {
        Quote quote = pricing.price(basket, NOW);
        assertThat(quote.discount()).isLessThanOrEqualTo(quote.subtotal().share(pricing.maxBasisPoints()));
    }

    @Property
    void thePartsAddUpToTheCent(@ForAll("pricings") Pricing pricing, @ForAll("baskets") Basket basket) {
        Quote quote = pricing.price(basket, NOW);
        long parts = quote.discounts().stream()
                .mapToLong(discount -> discount.amount().cents())
                .sum();
        assertThat(quote.total().cents()).isEqualTo(basket.subtotal().cents() - parts);
        assertThat(quote.discounts()).allMatch(discount -> discount.amount().isPositive());
    }

    @Property
    void discountsComeInTheOrderOfTheirSources(@ForAll("pricings") Pricing pricing, @ForAll("baskets") Basket basket) {
        Quote quote = pricing.price(basket, NOW);
        assertThat(quote.discounts()).extracting(Discount::source).isSorted();
    }

    @Property
    void moreDiscountsNeverMakeAnOrderDearer(@ForAll("pricings") Pricing pricing, @ForAll("baskets") Basket basket) {
        var plain =
                new Pricing(pricing.tiers(), List.of(), pricing.loyalty(), Optional.empty(), pricing.maxBasisPoints());
        assertThat(pricing.price(basket, NOW).total())
                .isLessThanOrEqualTo(plain.price(basket, NOW).total());
    }

    @Provide
    Arbitrary<Pricing> pricings() {
        Arbitrary<TierTable> tiers = Combinators.combine(
                        money(100_000), Arbitraries.integers().between(1, 10_000))
                .as((above, basisPoints) -> new Step(above, basisPoints, "tier"))
                .list()
                .ofMaxSize(4)
                .map(TierTable::new);
        Arbitrary<LoyaltyTier> loyalty =
                Arbitraries.integers().between(0, 10_000).map(basisPoints -> new LoyaltyTier("loyal", 0, basisPoints));
        return Combinators.combine(
                        tiers,
                        offers().list().ofMaxSize(6),
                        loyalty,
                        offers().optional(),
                        Arbitraries.integers().between(0, 9900))
                .as(Pricing::new);
    }

    @Provide
    Arbitrary<Basket> baskets() {
        Arbitrary<Line> lines = Combinators.combine(
                        Arbitraries.of(CATEGORIES),
                        Arbitraries.longs().between(0, HIGHEST_PRICE),
                        Arbitraries.longs().between(1, MOST_PIECES))
                .as((category, cents, quantity) -> new Line("product", category, Money.ofCents(cents), quantity));
        return Combinators.combine(
                        Arbitraries.of(Country.class),
                        Arbitraries.of(true, false),
                        lines.list().ofMinSize(1).ofMaxSize(100))
                .as(Basket::new);
    }

    private static Arbitrary<Offer> offers() {
        Arbitrary<Conditions> conditions = Combinators.combine(
                        money(10_000),
                        Arbitraries.of(Country.class).set().ofMaxSize(3),
                        Arbitraries.of(CATEGORIES).set().ofMaxSize(2),
                        Arbitraries.of(true, false))
                .as((amount, countries, categories, first) ->
                        new Conditions(amount, Set.copyOf(countries), Set.copyOf(categories), first, null, null));
        Arbitrary<Effect> percent = Combinators.combine(
                        Arbitraries.integers().between(1, 10_000), money(50_000).injectNull(0.5))
                .as(Effect.Percent::new);
        Arbitrary<Effect> fixed = money(50_000).map(Effect.Fixed::new);
        return Combinators.combine(conditions, Arbitraries.oneOf(percent, fixed))
                .as((when, effect) -> new Offer("offer", when, effect));
    }

    private static Arbitrary<Money> money(long most) {
        return Arbitraries.longs().between(1, most).map(Money::ofCents);
    }
}
