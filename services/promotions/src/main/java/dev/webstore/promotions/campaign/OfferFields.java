package dev.webstore.promotions.campaign;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.promotions.offer.Conditions;
import dev.webstore.promotions.offer.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads conditions and effects that an administrator wrote. */
final class OfferFields {

    private static final int MOST_CATEGORIES = 20;
    private static final int LONGEST_CATEGORY = 50;

    /** Times beyond are slips of the pen, and some of them no database can hold. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private OfferFields() {}

    /** The field {@code conditions}, if given. */
    static Optional<Conditions> conditions(Fields fields) {
        return fields.optionalObject("conditions", conditions -> {
            Instant startsAt = time(conditions, "starts_at");
            Instant endsAt = time(conditions, "ends_at");
            if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
                conditions.reject("ends_at", "must be after starts_at");
            }
            return new Conditions(
                    conditions.optionalMoney("min_amount").orElse(Money.ZERO),
                    countries(conditions),
                    Set.copyOf(conditions
                            .optionalTexts("categories", MOST_CATEGORIES, 1, LONGEST_CATEGORY)
                            .orElse(List.of())),
                    conditions.optionalFlag("first_order").orElse(false),
                    startsAt,
                    endsAt);
        });
    }

    /** The field {@code effect}, if given: either {@code percent} with or without {@code cap}, or {@code amount}. */
    static Optional<Effect> effect(Fields fields) {
        return fields.optionalObject("effect", effect -> {
            Optional<Double> percent = effect.optionalNumber("percent", 0.01, 100);
            Optional<Money> amount = positive(effect, "amount");
            Optional<Money> cap = positive(effect, "cap");
            if (percent.isPresent() == amount.isPresent()) {
                effect.reject("percent", "or amount must be given, and not both");
            }
            if (cap.isPresent() && percent.isEmpty()) {
                effect.reject("cap", "is for a percentage only");
            }
            return percent.<Effect>map(value -> new Effect.Percent(basisPoints(effect, value), cap.orElse(null)))
                    .orElseGet(() -> new Effect.Fixed(amount.orElse(Money.ZERO)));
        });
    }

    private static int basisPoints(Fields effect, double percent) {
        BigDecimal basisPoints = BigDecimal.valueOf(percent).movePointRight(2).stripTrailingZeros();
        if (basisPoints.scale() > 0) {
            effect.reject("percent", "must have at most two decimals");
        }
        return basisPoints.intValue();
    }

    private static Optional<Money> positive(Fields fields, String name) {
        Optional<Money> amount = fields.optionalMoney(name);
        if (amount.isPresent() && !amount.get().isPositive()) {
            fields.reject(name, "must be more than 0.00");
        }
        return amount;
    }

    private static Set<Country> countries(Fields conditions) {
        List<String> names = conditions
                .optionalTexts("countries", Country.values().length, 2, 2)
                .orElse(List.of());
        Set<Country> countries = Arrays.stream(Country.values())
                .filter(country -> names.contains(country.name()))
                .collect(Collectors.toUnmodifiableSet());
        if (countries.size() < Set.copyOf(names).size()) {
            conditions.reject("countries", "must be among " + Fields.choices(Country.class));
        }
        return countries;
    }

    private static @Nullable Instant time(Fields conditions, String name) {
        Optional<Instant> time = conditions.optionalInstant(name);
        if (time.isPresent() && (time.get().isBefore(EARLIEST) || time.get().isAfter(LATEST))) {
            conditions.reject(name, "must be from %s to %s".formatted(EARLIEST, LATEST));
        }
        return time.orElse(null);
    }
}
