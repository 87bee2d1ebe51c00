package dev.webstore.traffic.generator;

import dev.webstore.platform.money.Money;

/**
 * The business of one country.
 *
 * @param visits people let in
 * @param orders purchases paid for
 * @param revenue what was paid
 * @param declined payments declined
 * @param failed things the shop could not do
 */
public record CountryFigures(long visits, long orders, Money revenue, long declined, long failed) {

    CountryFigures plus(CountryFigures other) {
        return new CountryFigures(
                visits + other.visits,
                orders + other.orders,
                revenue.plus(other.revenue),
                declined + other.declined,
                failed + other.failed);
    }
}
