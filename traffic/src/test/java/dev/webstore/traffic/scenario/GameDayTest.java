package dev.webstore.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.journey.FakeShop;
import dev.webstore.traffic.journey.ShopUnusableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameDayTest {

    private static final String SLOW = """
            title: The provider is slow
            story: For a test.
            traffic: {rate: 5, pace: 100}
            faults:
              - control: {system: payment-provider, behaviour: {hang_ms: 4000}}
            alerts:
              fire: [{alert: Slow, within: 30s, labels: {country: BR}}]
              quiet: [Elsewhere]
            customers: [browse UK, buy UK]
            recovery: 2s
            fix: Wait.
            """;

    private static final String CHARGE =
            "{\"idempotency_key\":\"pay_ord_%d\",\"status\":\"captured\",\"amount\":19.99}";

    private static final GameDay.Rhythm QUICK = new GameDay.Rhythm(Duration.ofMillis(50), Duration.ofSeconds(1));

    private FakeShop shop;
    private FakeWatch watch;

    @BeforeEach
    void open() throws IOException {
        shop = FakeShop.start();
        watch = FakeWatch.start();
        watch.keepsBook(() -> shop.orders(CHARGE, "\n"));
    }

    @AfterEach
    void close() {
        watch.close();
        shop.close();
    }

    @Test
    void passesWhenEveryExpectationIsMetAndLeavesThingsAsTheyWere() throws InterruptedException {
        Report report = day(SLOW).run();

        assertThat(report.verdicts()).allMatch(Verdict::met);
        assertThat(report.passed()).isTrue();
        assertThat(report.verdicts())
                .extracting(Verdict::expectation)
                .containsExactly(
                        "Slow{country=BR} fires within 30 s",
                        "Elsewhere does not fire",
                        "customers can browse UK",
                        "customers can buy UK",
                        "alerts resolve and nothing stays pending, within 2 s",
                        "the money of every order is where it should be");
        assertThat(watch.changes()).containsExactly("PATCH {\"hang_ms\":4000}", "PUT " + FakeWatch.HEALTHY);
        assertThat(report.secondsToDetect()).isPresent();
        assertThat(report.secondsToRecover()).isPresent();
    }

    @Test
    void waitsForAnAlertOfBeforeToResolve() throws InterruptedException {
        GameDay day = day(SLOW);
        watch.firesElsewhere(6);

        assertThat(day.run().verdicts()).allMatch(Verdict::met);
    }

    @Test
    void doesNotBeginWhileAnAlertOfBeforeGoesOn() {
        GameDay day = day(SLOW);
        watch.firesElsewhere(Integer.MAX_VALUE);

        assertThatExceptionOfType(ShopUnusableException.class)
                .isThrownBy(day::run)
                .withMessageContaining("Elsewhere fires already");
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void breaksNothingWhenItIsBrokenOffBefore() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var day = day(SLOW, line -> {
            if (line.contains("fires already")) {
                waiting.countDown();
            }
        });
        watch.firesElsewhere(Integer.MAX_VALUE);
        Thread breaker = stopAfter(waiting, day);

        Report report = day.run();
        breaker.join();

        assertThat(report.interrupted()).isTrue();
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void doesNotTakeSilenceForGoodNews() throws InterruptedException {
        watch.knowsNothingAfterRepair();

        Report report = day(SLOW).run();

        assertThat(report.passed()).isFalse();
        assertThat(report.secondsToRecover()).isEmpty();
        assertThat(report.verdicts())
                .filteredOn(verdict -> !verdict.met())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.evidence()).contains("does not answer"));
    }

    @Test
    void failsWhenTheWrongAlertIsExpected() throws InterruptedException {
        Report report = day(SLOW.replace("alert: Slow, within: 30s", "alert: Fast, within: 1s")
                        .replace("quiet: [Elsewhere]", "quiet: [Slow]"))
                .run();

        assertThat(report.passed()).isFalse();
        assertThat(report.verdicts())
                .filteredOn(verdict -> !verdict.met())
                .extracting(Verdict::expectation)
                .containsExactly("Fast{country=BR} fires within 1 s", "Slow does not fire");
    }

    @Test
    void failsWhenCustomersCannotDoWhatTheyMust() throws InterruptedException {
        shop.force("/checkout", 503);

        Report report = day(SLOW).run();

        assertThat(report.passed()).isFalse();
        assertThat(report.verdicts())
                .filteredOn(verdict -> !verdict.met())
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.expectation()).isEqualTo("customers can buy UK");
                    assertThat(verdict.evidence()).contains("last failure /checkout 503", "trace ");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'idempotency_key':'pay_ord_%d','status':'captured','amount':19.98}",
                "{'idempotency_key':'pay_ord_%d','status':'refunded','amount':19.99}"
            })
    void failsWhenTheProvidersBookSaysOtherwise(String charge) throws InterruptedException {
        watch.keepsBook(() -> charge.isEmpty() ? "" : shop.orders(charge.replace('\'', '"'), "\n"));

        Report report = day(SLOW).run();

        assertThat(report.passed()).isFalse();
        assertThat(report.verdicts())
                .filteredOn(verdict -> !verdict.met())
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.expectation()).isEqualTo("the money of every order is where it should be");
                    assertThat(verdict.evidence()).contains("ord_1 is PAID");
                });
    }

    @Test
    void failsWhenTheAlertDoesNotResolve() throws InterruptedException {
        watch.neverResolves();

        Report report = day(SLOW).run();

        assertThat(report.passed()).isFalse();
        assertThat(report.verdicts())
                .filteredOn(verdict -> !verdict.met())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.evidence()).contains("firing: [Slow"));
    }

    @Test
    void repairsWhatItBrokeWhenItIsBrokenOff() throws InterruptedException {
        var broken = new CountDownLatch(1);
        var day = day(SLOW, line -> {
            if (line.startsWith("Broken now")) {
                broken.countDown();
            }
        });
        Thread breaker = stopAfter(broken, day);

        Report report = day.run();
        breaker.join();

        assertThat(report.interrupted()).isTrue();
        assertThat(report.passed()).isFalse();
        assertThat(watch.changes().getLast()).isEqualTo("PUT " + FakeWatch.HEALTHY);
    }

    @Test
    void saysWhatASystemDoesNotTake() {
        watch.refuses("hang_ms must be from 0 to 3000");

        assertThatExceptionOfType(ShopUnusableException.class)
                .isThrownBy(() -> day(SLOW).run())
                .withMessage(
                        "payment-provider refuses the behaviour {\"hang_ms\":4000}: hang_ms must be from 0 to 3000");
    }

    @Test
    void breaksNothingWhereAServiceSharesItsProcess() {
        var day = day(SLOW.replace(
                "control: {system: payment-provider, behaviour: {hang_ms: 4000}}", "kill: {service: crm-system}"));

        assertThatExceptionOfType(ShopUnusableException.class)
                .isThrownBy(day::run)
                .withMessageContaining("crm-system shares its process with");
    }

    @Test
    void findsWhereAlertsAre() {
        URI nobody = URI.create("http://127.0.0.1:1");

        try (Alerts alerts = Alerts.find(List.of(nobody, watch.address()))) {
            assertThat(alerts.address()).isEqualTo(watch.address());
        }
        assertThatExceptionOfType(ShopUnusableException.class).isThrownBy(() -> Alerts.find(List.of(nobody)));
    }

    private static Thread stopAfter(CountDownLatch sign, GameDay day) {
        return Thread.ofVirtual().start(() -> {
            try {
                sign.await();
                day.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private GameDay day(String yaml) {
        return day(yaml, _ -> {});
    }

    private GameDay day(String yaml, Consumer<String> progress) {
        var services = new EnumMap<ServiceName, URI>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            services.put(name, watch.address());
        }
        services.put(ServiceName.MAIN, shop.address());
        services.put(ServiceName.FRONTEND, shop.address());
        return new GameDay(
                ScenarioFile.parse("slow", yaml, _ -> true),
                new Venue(services, URI.create("http://localhost:1")),
                Alerts.find(List.of(watch.address())),
                Optional.empty(),
                QUICK,
                Walk.ALONE,
                progress);
    }
}
