package dev.webstore.traffic.people;

import dev.webstore.platform.market.Country;
import dev.webstore.traffic.journey.Offer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What can be had where, and what people there choose of it. */
public final class Catalogue {

    private final Map<Country, List<Offer>> sold = new EnumMap<>(Country.class);

    /** Everything in {@code offers}, in whatever order. */
    public Catalogue(List<Offer> offers) {
        List<Offer> ordered =
                offers.stream().sorted(Comparator.comparing(Offer::productId)).toList();
        for (Country country : Country.values()) {
            sold.put(
                    country,
                    ordered.stream()
                            .filter(offer -> offer.countries().contains(country.name()))
                            .toList());
        }
    }

    /** Whether anything is sold in {@code country}. */
    public boolean sellsIn(Country country) {
        return !in(country).isEmpty();
    }

    /** A product that somebody in {@code country} may like. */
    Offer choose(Country country, RandomGenerator random) {
        Market market = Market.of(country);
        return Weighted.choose(in(country), offer -> market.taste(offer.category()), random);
    }

    private List<Offer> in(Country country) {
        return sold.getOrDefault(country, List.of());
    }
}
