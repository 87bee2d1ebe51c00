package dev.webstore.traffic.people;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Decides who comes when, and what they do. Used by one thread. */
public final class Population {

    private static final Duration LOOK = Duration.ofSeconds(6);
    private static final Duration READ = Duration.ofSeconds(9);
    private static final Duration TYPE = Duration.ofSeconds(12);

    private static final double SEARCHES = 0.3;
    private static final double MISTYPES = 0.08;
    private static final double STILL_SIGNED_IN = 0.8;
    private static final double BRINGS_COUPON = 0.15;
    private static final double TRIES_AGAIN = 0.5;
    private static final double LOOKS_AT_ORDERS = 0.3;

    private static final List<String> WORDS =
            List.of("lamp", "book", "desk", "cotton", "speaker", "wool", "tea", "seeds", "puzzle", "running");

    /** Codes in circulation; the last ones have expired or never existed. */
    private static final List<String> COUPONS = List.of(
            "SAVE5", "SAVE5", "WELCOME10", "WELCOME10", "HELLO20", "BOOKWORM", "BONJOUR15", "SPRING20", "SAVE50");

    private final Demand demand;
    private final Catalogue catalogue;
    private final List<Country> countries;
    private final ThinkTime think;
    private final Arrivals arrivals;
    private final Customers customers;
    private final SplittableRandom chance;

    /** People who want what {@code catalogue} has, as {@code demand} says. */
    public Population(Demand demand, Catalogue catalogue) {
        this.demand = demand;
        this.catalogue = catalogue;
        this.countries = List.copyOf(demand.countries());
        this.think = new ThinkTime(demand.pace());
        this.chance = new SplittableRandom(demand.seed());
        this.arrivals = new Arrivals(demand.rate(), chance.split());
        this.customers = new Customers(
                Long.toString(demand.start().toEpochMilli(), Character.MAX_RADIX) + Long.toHexString(demand.seed()),
                demand.pages());
    }

    /** The next visit. */
    public Visit next() {
        Duration arrival = arrivals.next();
        SplittableRandom random = chance.split();
        Instant now = demand.start().plus(arrival);
        Country country = Weighted.choose(countries, one -> Market.of(one).weight(now), random);
        Intent intent = demand.mix().of(random.nextInt(100));
        if (intent == Intent.BROWSE) {
            Customer stranger = customers.stranger(country, random);
            return new Visit(arrival, stranger, intent, false, lookAround(country, random));
        }
        Customers.Guest guest = customers.comeIn(country, arrival, random);
        List<Moment> moments = lookAround(country, random);
        moments.addAll(fillCart(country, random));
        if (intent == Intent.BUY) {
            moments.addAll(pay(country, random));
        }
        var visit = new Visit(arrival, guest.customer(), intent, guest.returning(), moments);
        customers.leaves(guest, arrival.plus(visit.thinking()));
        return visit;
    }

    private List<Moment> lookAround(Country country, RandomGenerator random) {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(Duration.ZERO, new Action.Browse(Optional.empty())));
        int looks = random.nextInt(1, 5);
        for (int i = 0; i < looks; i++) {
            var offer = catalogue.choose(country, random);
            Action look = random.nextDouble() < SEARCHES
                    ? new Action.Search(WORDS.get(random.nextInt(WORDS.size())))
                    : new Action.Browse(Optional.of(offer.category()));
            moments.add(after(LOOK, look, random));
            moments.add(after(LOOK, new Action.View(offer), random));
        }
        return moments;
    }

    private List<Moment> fillCart(Country country, RandomGenerator random) {
        var moments = new ArrayList<Moment>();
        boolean rememberMe = random.nextDouble() < STILL_SIGNED_IN;
        moments.add(after(TYPE, new Action.Enter(rememberMe, random.nextDouble() < MISTYPES), random));
        int kinds = random.nextInt(1, 4);
        for (int i = 0; i < kinds; i++) {
            var offer = catalogue.choose(country, random);
            moments.add(after(LOOK, new Action.View(offer), random));
            int quantity = random.nextInt(4) == 0 ? random.nextInt(2, 4) : 1;
            moments.add(after(READ, new Action.Add(offer, quantity), random));
        }
        moments.add(after(LOOK, new Action.ViewCart(), random));
        return moments;
    }

    private List<Moment> pay(Country country, RandomGenerator random) {
        var moments = new ArrayList<Moment>();
        Optional<String> coupon = random.nextDouble() < BRINGS_COUPON
                ? Optional.of(COUPONS.get(random.nextInt(COUPONS.size())))
                : Optional.empty();
        Optional<PaymentMethod> otherwise =
                random.nextDouble() < TRIES_AGAIN ? Optional.of(method(country, random)) : Optional.empty();
        moments.add(after(TYPE, new Action.CheckOut(method(country, random), coupon, otherwise), random));
        if (random.nextDouble() < LOOKS_AT_ORDERS) {
            moments.add(after(LOOK, new Action.ViewOrders(), random));
        }
        return moments;
    }

    private static PaymentMethod method(Country country, RandomGenerator random) {
        return Weighted.choose(Market.of(country).payment(), random);
    }

    private Moment after(Duration median, Action action, RandomGenerator random) {
        return new Moment(think.around(median, random), action);
    }
}
