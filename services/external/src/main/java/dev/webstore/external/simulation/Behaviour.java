package dev.webstore.external.simulation;

import dev.webstore.platform.market.Country;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a third party behaves.
 *
 * @param countries failures for calls about each country; every country is there
 * @param latency how long answers take
 * @param hangMs how much longer each answer takes, in milliseconds, as if a disk or a queue were stuck
 * @param stock what it says about stock; null for a system that has none
 */
public record Behaviour(
        Map<Country, Failures> countries,
        Latency latency,
        int hangMs,
        @Nullable Stock stock) {

    /** Copies the map. */
    public Behaviour {
        countries = new EnumMap<>(countries);
    }

    /** A behaviour with the same failures for every country. */
    public static Behaviour global(Failures failures, Latency latency) {
        return byCountry(country -> failures, latency);
    }

    /** A behaviour with failures by country. */
    public static Behaviour byCountry(Function<Country, Failures> failures, Latency latency) {
        Map<Country, Failures> countries =
                Arrays.stream(Country.values()).collect(Collectors.toMap(Function.identity(), failures));
        return new Behaviour(countries, latency, 0, null);
    }

    /** The same behaviour of a system that knows about stock. */
    public Behaviour withStock(Stock answers) {
        return new Behaviour(countries, latency, hangMs, answers);
    }

    /** The same system without any failure or delay, and honest. */
    public Behaviour calm() {
        Behaviour calm = global(Failures.NONE, Latency.NONE);
        return stock == null ? calm : calm.withStock(Stock.IN_STOCK);
    }

    /** Failures for calls about {@code country}. */
    Failures failures(Country country) {
        return countries.getOrDefault(country, Failures.NONE);
    }
}
