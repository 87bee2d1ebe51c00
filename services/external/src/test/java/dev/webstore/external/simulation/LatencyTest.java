package dev.webstore.external.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final int DRAWS = 20_000;

    @Test
    void halfOfTheOrdinaryAnswersAreFasterThanTheMedian() {
        long[] sorted = draw(new Latency(100, 0, 0, 0)).sorted().toArray();

        assertThat(sorted[DRAWS / 2]).isBetween(98L, 102L);
        assertThat(sorted[0]).isPositive();
        assertThat(sorted[DRAWS - 1]).isLessThan(1000);
    }

    @Test
    void aFewAnswersAreSlow() {
        long slow = draw(new Latency(100, 0.03, 1000, 4000))
                .filter(ms -> ms >= 1000)
                .peek(ms -> assertThat(ms).isLessThanOrEqualTo(4000))
                .count();

        assertThat(slow).isBetween(DRAWS * 25L / 1000, DRAWS * 35L / 1000);
    }

    @Test
    void noneIsAtOnce() {
        assertThat(draw(Latency.NONE).max().orElseThrow()).isZero();
    }

    private static LongStream draw(Latency latency) {
        var random = new SplittableRandom(42);
        return LongStream.range(0, DRAWS).map(i -> latency.draw(random).toMillis());
    }
}
