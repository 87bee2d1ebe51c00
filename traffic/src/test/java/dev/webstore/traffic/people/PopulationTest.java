package dev.webstore.traffic.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.webstore.platform.market.Country;
import dev.webstore.traffic.journey.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final Instant EVENING_IN_EUROPE = Instant.parse("2026-11-23T19:00:00Z");
    private static final int MANY = 10_000;

    private static final List<String> EVERYWHERE =
            Stream.of(Country.values()).map(Country::name).toList();
    private static final Catalogue CATALOGUE = new Catalogue(List.of(
            new Offer("aud-001", "audio", EVERYWHERE),
            new Offer("boo-001", "books", EVERYWHERE),
            new Offer("gar-001", "garden", EVERYWHERE),
            new Offer("spo-001", "sports", EVERYWHERE),
            new Offer("spo-002", "sports", List.of("US"))));

    @Test
    void theSameSeedGivesTheSameDecisions() {
        assertThat(decisions(demand(1), 500)).isEqualTo(decisions(demand(1), 500));
        assertThat(decisions(demand(1), 500)).isNotEqualTo(decisions(demand(2), 500));
    }

    @Test
    void comeForWhatTheMixSays() {
        Map<Intent, Long> intents = shares(visits(demand(3), MANY), Visit::intent);

        // Four standard deviations of a share of 50 % are 2 %.
        assertThat(intents.getOrDefault(Intent.BROWSE, 0L) / (double) MANY).isCloseTo(0.5, within(0.02));
        assertThat(intents.getOrDefault(Intent.ABANDON, 0L) / (double) MANY).isCloseTo(0.3, within(0.02));
        assertThat(intents.getOrDefault(Intent.BUY, 0L) / (double) MANY).isCloseTo(0.2, within(0.02));
    }

    @Test
    void comeAtTheWholeRateWhateverTheHour() {
        for (int hour = 0; hour < 24; hour += 6) {
            var demand = demand(4, EVENING_IN_EUROPE.plus(Duration.ofHours(hour)), EnumSet.allOf(Country.class));
            List<Visit> visits = visits(demand, MANY);
            double seconds = visits.getLast().arrival().toNanos() / 1e9;

            assertThat(MANY / seconds).isCloseTo(demand.rate(), within(0.04 * demand.rate()));
        }
    }

    @Test
    void countriesSleepAtTheirOwnHours() {
        Instant nightInJapan = Instant.parse("2026-11-23T18:30:00Z");
        Instant eveningInJapan = Instant.parse("2026-11-23T11:30:00Z");

        long atNight = fromJapan(nightInJapan);
        long inTheEvening = fromJapan(eveningInJapan);

        assertThat(atNight).isPositive().isLessThan(inTheEvening / 3);
    }

    @Test
    void comeFromTheCountriesAskedFor() {
        var demand = demand(5, EVENING_IN_EUROPE, EnumSet.of(Country.DE, Country.BR));

        assertThat(shares(visits(demand, 1_000), visit -> visit.customer().country()))
                .containsOnlyKeys(Country.DE, Country.BR);
    }

    @Test
    void wantOnlyWhatIsSoldWhereTheyLive() {
        assertThat(visits(demand(6), 2_000))
                .filteredOn(visit -> visit.customer().country() != Country.US)
                .allSatisfy(visit -> assertThat(visit.moments())
                        .extracting(Moment::action)
                        .noneMatch(action -> action instanceof Action.Add add
                                && add.offer().productId().equals("spo-002")));
    }

    @Test
    void nobodyIsInTheShopTwiceAtATime() {
        var leaves = new HashMap<Customer, Duration>();
        int returning = 0;
        for (Visit visit : visits(demand(7), MANY)) {
            Duration left = leaves.put(visit.customer(), visit.arrival().plus(visit.thinking()));
            if (visit.returning()) {
                assertThat(left).isNotNull().isLessThan(visit.arrival());
                returning++;
            } else {
                assertThat(left).isNull();
            }
        }
        assertThat(returning).isPositive();
    }

    @Test
    void everybodyHasAnAddressAndAnAccountOfTheirOwn() {
        Set<Customer> customers =
                visits(demand(8), 1_000).stream().map(Visit::customer).collect(Collectors.toSet());

        assertThat(customers).extracting(Customer::email).doesNotHaveDuplicates();
        assertThat(customers)
                .extracting(customer -> customer.device().address())
                .allMatch(address -> address.matches("198\\.1[89]\\.\\d+\\.\\d+"));
        assertThat(shares(
                        visits(demand(8), 1_000),
                        visit -> visit.customer().device().channel()))
                .containsOnlyKeys(Channel.API, Channel.PAGES);
    }

    @Test
    void thinkFasterByThePace() {
        Duration slow = visits(demand(9), 200).stream().map(Visit::thinking).reduce(Duration.ZERO, Duration::plus);
        var hurried = new Demand(50, Mix.USUAL, EnumSet.allOf(Country.class), 10, true, EVENING_IN_EUROPE, 9);
        Duration fast = visits(hurried, 200).stream().map(Visit::thinking).reduce(Duration.ZERO, Duration::plus);

        assertThat(fast.toMillis()).isLessThan(slow.toMillis() / 5);
    }

    private static long fromJapan(Instant at) {
        var demand = demand(10, at, EnumSet.allOf(Country.class));
        // 10 000 visits at 50 a second take 200 s, so the hour stays.
        return visits(demand, MANY).stream()
                .filter(visit -> visit.customer().country() == Country.JP)
                .count();
    }

    private static Demand demand(long seed) {
        return demand(seed, EVENING_IN_EUROPE, EnumSet.allOf(Country.class));
    }

    private static Demand demand(long seed, Instant start, Set<Country> countries) {
        return new Demand(50, Mix.USUAL, countries, 1, true, start, seed);
    }

    private static List<Visit> visits(Demand demand, int count) {
        var population = new Population(demand, CATALOGUE);
        return Stream.generate(population::next).limit(count).toList();
    }

    private static List<String> decisions(Demand demand, int count) {
        return visits(demand, count).stream()
                .map(visit -> "%s %s %s %s"
                        .formatted(
                                visit.arrival(),
                                visit.customer().email(),
                                visit.customer().device(),
                                visit.moments()))
                .toList();
    }

    private static <T> Map<T, Long> shares(List<Visit> visits, Function<Visit, T> by) {
        return visits.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
