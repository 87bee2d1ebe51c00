package dev.webstore.external.simulation;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a behaviour as {@link Behaviour} is written, over another one that fills in what is left out. {@code
 * failure_rate} and {@code codes} beside {@code countries} mean every country.
 */
final class BehaviourReader {

    private static final int LONGEST_MS = 60_000;
    private static final List<String> KNOWN = List.of("failure_rate", "codes", "countries", "latency", "hang_ms");
    private static final List<String> KNOWN_WITH_STOCK =
            Stream.concat(KNOWN.stream(), Stream.of("stock")).toList();

    private BehaviourReader() {}

    static Behaviour read(Fields fields, Behaviour base) {
        boolean hasStock = base.stock() != null;
        fields.only(hasStock ? KNOWN_WITH_STOCK : KNOWN);
        var read = new Behaviour(
                countries(fields, base),
                fields.optionalObject("latency", latency -> latency(latency, base.latency()))
                        .orElse(base.latency()),
                milliseconds(fields, "hang_ms", base.hangMs()),
                hasStock ? fields.optionalOneOf("stock", Stock.class).orElse(base.stock()) : null);
        fields.check();
        return read;
    }

    private static Map<Country, Failures> countries(Fields fields, Behaviour base) {
        var countries = new EnumMap<Country, Failures>(Country.class);
        Optional<Double> rate = rate(fields);
        Optional<List<Integer>> codes = codes(fields);
        for (Country country : Country.values()) {
            countries.put(country, failures(rate, codes, base.failures(country)));
        }
        fields.optionalObject("countries", byCountry -> {
            byCountry.only(Arrays.stream(Country.values()).map(Country::name).toList());
            countries.replaceAll((country, everywhere) -> byCountry
                    .optionalObject(country.name(), one -> {
                        one.only(List.of("failure_rate", "codes"));
                        return failures(rate(one), codes(one), everywhere);
                    })
                    .orElse(everywhere));
            return countries;
        });
        countries.forEach((country, failures) -> {
            if (failures.failureRate() > 0 && failures.codes().isEmpty()) {
                fields.reject("codes", "must not be empty while calls fail (%s)".formatted(country));
            }
        });
        return countries;
    }

    private static Failures failures(Optional<Double> rate, Optional<List<Integer>> codes, Failures base) {
        return new Failures(rate.orElse(base.failureRate()), codes.orElse(base.codes()));
    }

    private static Optional<Double> rate(Fields fields) {
        return fields.optionalNumber("failure_rate", 0, 1);
    }

    private static Optional<List<Integer>> codes(Fields fields) {
        return fields.optionalIntegers("codes", 10, 400, 599);
    }

    private static Latency latency(Fields fields, Latency base) {
        fields.only(List.of("median_ms", "slow_share", "slow_min_ms", "slow_max_ms"));
        var read = new Latency(
                milliseconds(fields, "median_ms", base.medianMs()),
                fields.optionalNumber("slow_share", 0, 1).orElse(base.slowShare()),
                milliseconds(fields, "slow_min_ms", base.slowMinMs()),
                milliseconds(fields, "slow_max_ms", base.slowMaxMs()));
        if (read.slowMinMs() > read.slowMaxMs()) {
            fields.reject("slow_max_ms", "must be at least slow_min_ms, " + read.slowMinMs());
        }
        return read;
    }

    private static int milliseconds(Fields fields, String name, int base) {
        return Math.toIntExact(fields.optionalInteger(name, 0, LONGEST_MS).orElse((long) base));
    }
}
