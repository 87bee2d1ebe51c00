package dev.webstore.traffic.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aConstantRateIsEvenlySpaced() {
        var schedule = Schedule.constant(4, TEN_SECONDS);

        assertThat(schedule.count()).isEqualTo(40);
        assertThat(schedule.nanos(0)).isZero();
        assertThat(schedule.nanos(1)).isEqualTo(250_000_000);
        assertThat(schedule.nanos(39)).isEqualTo(9_750_000_000L);
    }

    @Test
    void aRampBeginsHalfOfItsJourneysInTheLastThirdOrSo() {
        var schedule = new Schedule(0, 20, TEN_SECONDS);

        assertThat(schedule.count()).isEqualTo(100);
        // The integral of 2t is t²: half of 100 journeys have begun after √50 s.
        assertThat(schedule.nanos(50) / 1e9).isCloseTo(Math.sqrt(50), within(1e-6));
    }

    @Test
    void aRampMayGoDown() {
        var schedule = new Schedule(20, 0, TEN_SECONDS);

        assertThat(schedule.nanos(1) / 1e9).isCloseTo(0.05, within(0.001));
        assertThat(LongStream.range(0, schedule.count()).map(schedule::nanos)).isSorted();
        assertThat(schedule.nanos(schedule.count() - 1)).isLessThanOrEqualTo(TEN_SECONDS.toNanos());
    }

    @Test
    void knowsTheRateAtEachMoment() {
        var schedule = new Schedule(10, 30, TEN_SECONDS);

        assertThat(schedule.rateAt(0)).isEqualTo(10);
        assertThat(schedule.rateAt(5)).isEqualTo(20);
        assertThat(schedule.rateAt(99)).isEqualTo(30);
    }
}
