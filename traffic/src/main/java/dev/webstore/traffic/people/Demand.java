package dev.webstore.traffic.people;

import dev.webstore.platform.market.Country;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who comes how often. The same demand gives the same visits.
 *
 * @param rate visits a second, on average; more than 0
 * @param mix what they come for
 * @param countries where they live; at least one
 * @param pace how many times faster than people they think; more than 0
 * @param pages whether there are pages, which some then use instead of the API
 * @param start the time of day, by which countries sleep and wake
 * @param seed of everything that is left to chance
 */
public record Demand(
        double rate, Mix mix, Set<Country> countries, double pace, boolean pages, Instant start, long seed) {

    /** Copies the set, in the order of the countries. */
    public Demand {
        countries = EnumSet.copyOf(countries);
    }
}
