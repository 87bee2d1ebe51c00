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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final TierTable TIERS = new TierTable(List.of(
            new Step(Money.parse("100"), 300, "Over $100"),
            new Step(Money.parse("500"), 1000, "Over $500"),
            new Step(Money.parse("200"), 500, "Over $200")));
    private static final LoyaltyTier BRONZE = new LoyaltyTier("bronze", 0, 0);
    private static final LoyaltyTier GOLD = new LoyaltyTier("gold", 2000, 400);

    @ParameterizedTest
    @CsvSource({
        "0.00, 0.00",
        "100.00, 0.00",
        "100.01, 3.00",
        "200.00, 6.00",
        "200.01, 10.00",
        "500.00, 25.00",
        "500.01, 50.00",
        "999.99, 99.99"
    })
    void theHighestStepThatTheSubtotalIsAboveCounts(String subtotal, String discount) {
        var pricing = new Pricing(TIERS, List.of(), BRONZE, Optional.empty(), 3000);
        assertThat(pricing.price(basket(subtotal, "books"), NOW).discount()).isEqualTo(Money.parse(discount));
    }

    @Test
    void discountsApplyInTheirOrderOnUndiscountedPrices() {
        var books = new Offer("Books", in("books"), new Effect.Percent(1000, null));
        var coupon = new Offer("SAVE5", Conditions.NONE, new Effect.Fixed(Money.parse("5")));
        var basket = new Basket(
                Country.DE,
                false,
                List.of(
                        new Line("boo-001", "books", Money.parse("50.50"), 2),
                        new Line("toy-001", "toys", Money.parse("29.99"), 1)));

        Quote quote = new Pricing(TIERS, List.of(books), GOLD, Optional.of(coupon), 3000).price(basket, NOW);

        assertThat(quote.subtotal()).isEqualTo(Money.parse("130.99"));
        assertThat(quote.discounts())
                .containsExactly(
                        new Discount(DiscountSource.TIER, "Over $100", Money.parse("3.92")),
                        new Discount(DiscountSource.CAMPAIGN, "Books", Money.parse("10.10")),
                        new Discount(DiscountSource.LOYALTY, "gold", Money.parse("5.23")),
                        new Discount(DiscountSource.COUPON, "SAVE5", Money.parse("5.00")));
        assertThat(quote.total()).isEqualTo(Money.parse("106.74"));
    }

    @Test
    void whatGoesBeyondTheCapIsCutOffTheLastOnes() {
        var first = new Offer("First", Conditions.NONE, new Effect.Percent(2500, null));
        var second = new Offer("Second", Conditions.NONE, new Effect.Percent(2500, null));
        var coupon = new Offer("COUPON", Conditions.NONE, new Effect.Fixed(Money.parse("5")));

        Quote quote = new Pricing(TIERS, List.of(first, second), BRONZE, Optional.of(coupon), 3000)
                .price(basket("80.00", "books"), NOW);

        assertThat(quote.discounts())
                .containsExactly(
                        new Discount(DiscountSource.CAMPAIGN, "First", Money.parse("20.00")),
                        new Discount(DiscountSource.CAMPAIGN, "Second", Money.parse("4.00")));
        assertThat(quote.has(DiscountSource.COUPON)).isFalse();
    }

    @Test
    void anOfferTakesNoMoreThanItsOwnCapAndTheLinesItIsFor() {
        var capped = new Offer("Capped", Conditions.NONE, new Effect.Percent(1000, Money.parse("3")));
        var large = new Offer("Large", in("books"), new Effect.Fixed(Money.parse("1000")));
        var basket = new Basket(
                Country.US,
                false,
                List.of(
                        new Line("boo-001", "books", Money.parse("4.50"), 1),
                        new Line("toy-001", "toys", Money.parse("75.50"), 1)));

        Quote quote = new Pricing(TIERS, List.of(capped, large), BRONZE, Optional.empty(), 9900).price(basket, NOW);

        assertThat(quote.discounts())
                .extracting(Discount::amount)
                .containsExactly(Money.parse("3.00"), Money.parse("4.50"));
    }

    @Test
    void anOfferHoldsFromItsStartUntilJustBeforeItsEnd() {
        var window = new Conditions(Money.ZERO, Set.of(), Set.of(), false, NOW, NOW.plusSeconds(60));
        var offer = new Offer("Minute", window, new Effect.Fixed(Money.parse("1")));
        var pricing = new Pricing(TierTable.NONE, List.of(offer), BRONZE, Optional.empty(), 3000);
        Basket basket = basket("10.00", "books");

        assertThat(pricing.price(basket, NOW.minusNanos(1)).discounts()).isEmpty();
        assertThat(pricing.price(basket, NOW).discounts()).hasSize(1);
        assertThat(pricing.price(basket, NOW.plusSeconds(60)).discounts()).isEmpty();
    }

    @Test
    void everyConditionHasToHold() {
        var picky = new Conditions(Money.parse("20"), Set.of(Country.FR), Set.of("books"), true, null, null);
        var offer = new Offer("Picky", picky, new Effect.Fixed(Money.parse("1")));
        var pricing = new Pricing(TierTable.NONE, List.of(offer), BRONZE, Optional.empty(), 3000);

        assertThat(pricing.price(order(Country.FR, true, "20.00", "books"), NOW).discounts())
                .hasSize(1);
        assertThat(pricing.price(order(Country.DE, true, "20.00", "books"), NOW).discounts())
                .isEmpty();
        assertThat(pricing.price(order(Country.FR, false, "20.00", "books"), NOW)
                        .discounts())
                .isEmpty();
        assertThat(pricing.price(order(Country.FR, true, "19.99", "books"), NOW).discounts())
                .isEmpty();
        assertThat(pricing.price(order(Country.FR, true, "20.00", "toys"), NOW).discounts())
                .isEmpty();
    }

    private static Conditions in(String category) {
        return new Conditions(Money.ZERO, Set.of(), Set.of(category), false, null, null);
    }

    private static Basket basket(String subtotal, String category) {
        return order(Country.US, false, subtotal, category);
    }

    private static Basket order(Country country, boolean first, String subtotal, String category) {
        return new Basket(country, first, List.of(new Line("p-1", category, Money.parse(subtotal), 1)));
    }
}
