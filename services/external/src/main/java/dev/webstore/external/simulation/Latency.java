package dev.webstore.external.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long answers take: log-normally distributed around a median, with a few slow ones spread evenly over a range.
 *
 * @param medianMs half of the ordinary answers are faster, in milliseconds; 0 means at once
 * @param slowShare the share of answers that are slow, from 0 to 1
 * @param slowMinMs the fastest slow answer, in milliseconds
 * @param slowMaxMs the slowest slow answer, in milliseconds, at least {@code slowMinMs}
 */
public record Latency(int medianMs, double slowShare, int slowMinMs, int slowMaxMs) {

    /** Answers at once. */
    public static final Latency NONE = new Latency(0, 0, 0, 0);

    /** Standard deviation of the logarithm: 95 % of the ordinary answers come within 1.8 times the median. */
    private static final double SIGMA = 0.35;

    /** Takes the same number of draws whatever comes out, so that a change of settings shifts no later decision. */
    Duration draw(RandomGenerator random) {
        double ordinary = medianMs * Math.exp(SIGMA * random.nextGaussian());
        double slow = slowMinMs + (slowMaxMs - slowMinMs) * random.nextDouble();
        boolean isSlow = random.nextDouble() < slowShare;
        return Duration.ofNanos((long) ((isSlow ? slow : ordinary) * 1_000_000));
    }
}
