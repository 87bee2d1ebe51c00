package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Step;
import java.util.Map;
import java.util.Objects;

/**
 * What a load achieved.
 *
 * @param seconds how long it ran, until its last journey ended
 * @param journeys completed ones
 * @param steps latencies of steps that succeeded
 * @param errors failed steps by step and reason; each ended its journey
 */
public record LoadResult(double seconds, long journeys, Map<Step, Latencies> steps, Map<String, Long> errors) {

    /** Latencies of one step. */
    public Latencies latencies(Step step) {
        return Objects.requireNonNull(steps.get(step));
    }

    /** Completed journeys per second. */
    public double journeysPerSecond() {
        return journeys / seconds;
    }

    /** How many journeys failed. */
    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
