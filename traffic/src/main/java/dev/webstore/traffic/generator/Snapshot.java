package dev.webstore.traffic.generator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.traffic.visit.Kind;
import java.util.Map;

/**
 * Where the traffic stands.
 *
 * @param seconds since the first could come
 * @param visits people let in
 * @param returning of these, who had been here before
 * @param underWay of these, who are still inside
 * @param turnedAway people who came while as many as are allowed were inside
 * @param actions what was done from the start
 * @param recent what was done since the snapshot before
 * @param countries the business of each country
 * @param failures what the shop could not do, by kind and reason
 */
public record Snapshot(
        double seconds,
        long visits,
        long returning,
        long underWay,
        long turnedAway,
        Map<Kind, ActionFigures> actions,
        @JsonIgnore Map<Kind, ActionFigures> recent,
        Map<Country, CountryFigures> countries,
        Map<String, Long> failures) {

    /** All countries together. */
    CountryFigures total() {
        return countries.values().stream().reduce(new CountryFigures(0, 0, Money.ZERO, 0, 0), CountryFigures::plus);
    }

    /** Things done, of whatever kind. */
    long done() {
        return actions.values().stream().mapToLong(ActionFigures::count).sum();
    }
}
