package dev.webstore.traffic.people;

import dev.webstore.platform.market.Country;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Everybody who has been in the shop with an account of their own, by country. */
final class Customers {

    /** After that a country has no new ones, so that traffic of days opens some thousand accounts and not a million. */
    private static final int MOST_OF_A_COUNTRY = 500;

    private static final double RETURNING = 0.6;

    /** What answers may take on top of the time to think, before somebody is sure to have left. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Bruno", "Chiara", "Dev", "Emi", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kaito", "Lena", "Mateus",
            "Nina", "Oscar", "Priya", "Quentin", "Rosa", "Sven", "Tom", "Uma", "Vera", "Wade", "Yuki", "Zoe");
    private static final List<String> LAST_NAMES = List.of(
            "Almeida",
            "Baker",
            "Chandra",
            "Dubois",
            "Eriksen",
            "Fischer",
            "Green",
            "Hayashi",
            "Iyer",
            "Jones",
            "Keller",
            "Lopes",
            "Martin",
            "Nakamura",
            "Oliveira",
            "Patel",
            "Rossi",
            "Schmidt",
            "Tanaka",
            "Weber",
            "Young");

    private final Map<Country, List<Known>> known = new EnumMap<>(Country.class);
    private final String run;
    private final boolean pages;
    private int count;

    /**
     * Nobody yet.
     *
     * @param run tells their addresses from those of other runs
     * @param pages whether some use pages
     */
    Customers(String run, boolean pages) {
        this.run = run;
        this.pages = pages;
    }

    /** Somebody who is in the shop at {@code arrival} and nowhere else: back again, or new. */
    Guest comeIn(Country country, Duration arrival, RandomGenerator random) {
        List<Known> all = known.computeIfAbsent(country, _ -> new ArrayList<>());
        boolean returns = random.nextDouble() < RETURNING || all.size() >= MOST_OF_A_COUNTRY;
        Optional<Known> back = returns ? free(all, arrival, random) : Optional.empty();
        return back.map(one -> new Guest(one.customer, true))
                .orElseGet(() -> new Guest(stranger(country, random), false));
    }

    /** Notes until when somebody is in the shop. */
    void leaves(Guest guest, Duration end) {
        Country country = guest.customer.country();
        List<Known> all = known.computeIfAbsent(country, _ -> new ArrayList<>());
        all.removeIf(one -> one.customer == guest.customer);
        all.add(new Known(guest.customer, end.plus(PATIENCE)));
    }

    /** Somebody with a device but no account, who is never seen again. */
    Customer stranger(Country country, RandomGenerator random) {
        String first = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
        String last = LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
        count++;
        String email =
                "%s.%s.%s-%d@example.com".formatted(first, last, run, count).toLowerCase(Locale.ROOT);
        Channel channel = pages && random.nextBoolean() ? Channel.PAGES : Channel.API;
        String password = Long.toHexString(random.nextLong()) + "-Pw";
        return new Customer(first + " " + last, email, password, country, Device.any(channel, random));
    }

    private static Optional<Known> free(List<Known> all, Duration at, RandomGenerator random) {
        List<Known> free =
                all.stream().filter(one -> one.freeAt.compareTo(at) <= 0).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
    }

    /** Somebody who comes in. */
    record Guest(Customer customer, boolean returning) {}

    private record Known(Customer customer, Duration freeAt) {}
}
