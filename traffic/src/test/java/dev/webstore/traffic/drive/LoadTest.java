package dev.webstore.traffic.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.journey.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Both loads against a shop whose every answer takes 1 ms, except that the tenth journey's checkout stalls for 2 s. */
class LoadTest {

    private static final Duration SERVICE_TIME = Duration.ofMillis(1);
    private static final Duration STALL = Duration.ofSeconds(2);

    /** Histograms keep three digits. */
    private static final Offset<Double> CLOSE = within(3.0);

    private final FakeTicker ticker = new FakeTicker();
    private final AtomicInteger checkouts = new AtomicInteger();

    private Outcome stallOnce(Step step) {
        boolean stalls = step == Step.CHECKOUT && checkouts.incrementAndGet() == 10;
        ticker.pass(stalls ? STALL : SERVICE_TIME);
        return Outcome.DONE;
    }

    @Test
    void theClosedLoopAsksAgainAsSoonAsItIsAnswered() {
        LoadResult result = new ClosedLoop(ticker).run(List.of(this::stallOnce), Duration.ofSeconds(4));

        assertThat(result.journeysPerSecond()).isCloseTo(401 / 4.0, within(1.0));
        assertThat(result.latencies(Step.CHECKOUT).p99()).isCloseTo(1, CLOSE);
        assertThat(result.latencies(Step.CHECKOUT).max()).isCloseTo(2_000, CLOSE);
    }

    @Test
    void theOpenLoopCountsAStallForEveryJourneyItHeldUp() {
        // One journey a second, of which 161 ms are taken: five behind their time table are worked off meanwhile.
        LoadResult result = new OpenLoop(ticker, Schedule.constant(2, Duration.ofSeconds(10)))
                .run(List.of(this::stallOnce), Notes.NONE);

        Latencies browse = result.latencies(Step.BROWSE);
        assertThat(result.journeys()).isEqualTo(20);
        assertThat(result.latencies(Step.CHECKOUT).max()).isCloseTo(2_000, CLOSE);
        // The eleventh was meant to begin 500 ms after the tenth, which took 160 ms to its checkout and then stalled.
        assertThat(browse.max()).isCloseTo(160 + 2_000 - 500 + 1, CLOSE);
        assertThat(browse.p50()).isCloseTo(1, CLOSE);
    }

    @Test
    void theOpenLoopBeginsAtItsRateWhateverTheShopCouldDo() {
        LoadResult result = new OpenLoop(ticker, Schedule.constant(5, Duration.ofSeconds(1)))
                .run(List.of(this::stallOnce), Notes.NONE);

        assertThat(result.journeys()).isEqualTo(5);
        assertThat(result.latencies(Step.BROWSE).count()).isEqualTo(5);
    }

    @Test
    void aFailedStepEndsItsJourneyAndIsCounted() {
        Shopper refused = step -> {
            ticker.pass(SERVICE_TIME);
            return step == Step.ADD ? new Outcome.Failed("503") : Outcome.DONE;
        };

        LoadResult result = new ClosedLoop(ticker).run(List.of(refused), Duration.ofMillis(30));

        assertThat(result.journeys()).isZero();
        assertThat(result.errors()).containsExactly(Map.entry("add 503", 10L));
        assertThat(result.failed()).isEqualTo(10);
        assertThat(result.latencies(Step.PRODUCT).count()).isEqualTo(10);
        assertThat(result.latencies(Step.ADD).count()).isZero();
    }
}
