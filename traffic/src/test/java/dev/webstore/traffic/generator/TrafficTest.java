package dev.webstore.traffic.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.traffic.journey.FakeShop;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.people.Catalogue;
import dev.webstore.traffic.people.Demand;
import dev.webstore.traffic.people.Mix;
import dev.webstore.traffic.people.Population;
import dev.webstore.traffic.people.Visit;
import dev.webstore.traffic.visit.Kind;
import dev.webstore.traffic.visit.Verdict;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Instant START = Instant.parse("2026-11-23T19:00:00Z");

    private FakeShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = FakeShop.start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everybodyWhoIsToComeComes() throws InterruptedException {
        var plan = plan(Mix.USUAL, 300, 100_000, 1000);

        Snapshot end = run(plan);

        assertThat(end.visits()).isEqualTo(scheduled(plan));
        assertThat(end.turnedAway()).isZero();
        assertThat(end.underWay()).isZero();
        assertThat(end.failures()).isEmpty();
        assertThat(of(end, Kind.BROWSE).count()).isGreaterThanOrEqualTo(end.visits());
    }

    @Test
    void whoComesWhileItIsFullIsTurnedAwayAndCounted() throws InterruptedException {
        var plan = plan(Mix.USUAL, 100, 1, 1);

        Snapshot end = run(plan);

        assertThat(end.visits() + end.turnedAway()).isEqualTo(scheduled(plan));
        assertThat(end.turnedAway()).isPositive();
    }

    @Test
    void buyersSpendMoney() throws InterruptedException {
        Snapshot end = run(plan(new Mix(0, 0, 100), 30, 1000, 1000));

        assertThat(end.total().orders()).isPositive();
        assertThat(end.total().revenue())
                .isEqualTo(Money.ofCents(1999).times(end.total().orders()));
        assertThat(end.returning()).isLessThan(end.visits());
        assertThat(shop.requests()).contains("POST /auth/register", "POST /cart/add", "GET /cart", "POST /checkout");
    }

    @Test
    void declinedPaymentsAreNoErrors() throws InterruptedException {
        shop.force("/checkout", 402);

        Snapshot end = run(plan(new Mix(0, 0, 100), 30, 1000, 1000));

        assertThat(end.total().orders()).isZero();
        assertThat(end.total().declined()).isPositive();
        assertThat(end.total().failed()).isZero();
        assertThat(of(end, Kind.CHECKOUT).with(Verdict.DECLINED))
                .isEqualTo(end.total().declined());
    }

    @Test
    void whatTheShopCannotDoIsAnError() throws InterruptedException {
        shop.force("/checkout", 503);

        Snapshot end = run(plan(new Mix(0, 0, 100), 30, 1000, 1000));

        assertThat(end.failures()).containsOnlyKeys("checkout 503");
        assertThat(end.total().failed()).isEqualTo(end.failures().get("checkout 503"));
    }

    @Test
    void abandonersDoNotPay() throws InterruptedException {
        Snapshot end = run(plan(new Mix(0, 100, 0), 30, 1000, 1000));

        assertThat(of(end, Kind.ADD).count()).isPositive();
        assertThat(of(end, Kind.CHECKOUT).count()).isZero();
    }

    @Test
    void saysThatThereIsNoShop() {
        URI nobody = shop.address();
        shop.close();
        var demand = new Demand(1, Mix.USUAL, EnumSet.of(Country.UK), 1, false, START, 1);
        var traffic = new Traffic(
                new TrafficPlan(nobody, Optional.empty(), 1, Optional.of(TWO_SECONDS), demand),
                new TrafficStatistics());

        assertThatExceptionOfType(ShopUnusableException.class)
                .isThrownBy(traffic::run)
                .withMessageContaining("No shop answers");
    }

    private static Snapshot run(TrafficPlan plan) throws InterruptedException {
        var statistics = new TrafficStatistics();
        new Traffic(plan, statistics).run();
        return statistics.snapshot();
    }

    private TrafficPlan plan(Mix mix, double rate, int users, double pace) {
        var demand = new Demand(rate, mix, EnumSet.allOf(Country.class), pace, false, START, 11);
        return new TrafficPlan(shop.address(), Optional.empty(), users, Optional.of(TWO_SECONDS), demand);
    }

    private static ActionFigures of(Snapshot end, Kind kind) {
        return Objects.requireNonNull(end.actions().get(kind));
    }

    private static long scheduled(TrafficPlan plan) {
        try (var api = new Shop(plan.api(), 1)) {
            var population = new Population(plan.demand(), new Catalogue(api.offers()));
            return Stream.generate(population::next)
                    .map(Visit::arrival)
                    .takeWhile(arrival -> arrival.compareTo(TWO_SECONDS) < 0)
                    .count();
        }
    }
}
