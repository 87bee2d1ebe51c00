package dev.webstore.traffic.people;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long people think: log-normal, so mostly a few seconds and now and then long.
 *
 * @param pace how many times faster than people; more than 0
 */
record ThinkTime(double pace) {

    /** Of the logarithm; with it one in twenty thinks more than 3.7 times the median. */
    private static final double DEVIATION = 0.8;

    private static final double LONGEST_SECONDS = 300;

    /** A time to think of which {@code median} is the median before the pace is applied. */
    Duration around(Duration median, RandomGenerator random) {
        double seconds = median.toMillis() / 1e3 * Math.exp(DEVIATION * random.nextGaussian());
        return Duration.ofNanos(Math.round(Math.min(seconds, LONGEST_SECONDS) / pace * 1e9));
    }
}
