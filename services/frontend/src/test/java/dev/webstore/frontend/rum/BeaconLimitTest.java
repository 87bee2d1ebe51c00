package dev.webstore.frontend.rum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BeaconLimitTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final BeaconLimit limit = new BeaconLimit(nanos::get);

    @Test
    void addressesAreLimitedEachByItselfUntilTheWindowIsOver() {
        for (int beacon = 0; beacon < BeaconLimit.MOST_PER_ADDRESS; beacon++) {
            assertThat(limit.allows("203.0.113.7")).isTrue();
        }
        assertThat(limit.allows("203.0.113.7")).isFalse();
        assertThat(limit.allows("203.0.113.8")).isTrue();

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(limit.allows("203.0.113.7")).isTrue();
    }

    @Test
    void addressesRememberedHaveAnEnd() {
        for (int address = 0; address < BeaconLimit.MOST_ADDRESSES; address++) {
            assertThat(limit.allows("address " + address)).isTrue();
        }
        assertThat(limit.allows("one more")).isFalse();
        assertThat(limit.allows("address 0")).isTrue();
    }
}
