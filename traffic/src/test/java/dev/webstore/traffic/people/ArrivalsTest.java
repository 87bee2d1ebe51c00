package dev.webstore.traffic.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

    private static final int MANY = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 40, 5_000})
    void comeAtTheRateAskedFor(double rate) {
        double[] gaps = gaps(rate, 1);

        double mean = Arrays.stream(gaps).average().orElseThrow();
        // The mean of n exponential gaps deviates by 1/sqrt(n) of itself; four times that is one run in 16 000.
        assertThat(mean * rate).isCloseTo(1, within(4 / Math.sqrt(MANY)));
    }

    /** Kolmogorov and Smirnov: the largest distance to the distribution asked for, against its critical value. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gapsAreExponentiallyDistributed(long seed) {
        double rate = 25;
        double[] gaps = gaps(rate, seed);
        Arrays.sort(gaps);

        double distance = 0;
        for (int i = 0; i < gaps.length; i++) {
            double expected = 1 - Math.exp(-rate * gaps[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / MANY, (i + 1.0) / MANY - expected));
        }

        assertThat(distance).as("at the level of 0.1 %%").isLessThan(1.95 / Math.sqrt(MANY));
    }

    /** Without memory: in equal slices of time the variance of the counts is their mean. */
    @Test
    void countsAreThoseOfAPoissonProcess() {
        var arrivals = new Arrivals(10, new SplittableRandom(5));
        long[] counts = new long[2_000];
        for (long second = arrivals.next().toSeconds();
                second < counts.length;
                second = arrivals.next().toSeconds()) {
            counts[(int) second]++;
        }

        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();
        // The index of dispersion has a standard deviation of sqrt(2/n).
        assertThat(variance / mean).isCloseTo(1, within(4 * Math.sqrt(2.0 / counts.length)));
    }

    private static double[] gaps(double rate, long seed) {
        var arrivals = new Arrivals(rate, new SplittableRandom(seed));
        double[] gaps = new double[MANY];
        long previous = 0;
        for (int i = 0; i < MANY; i++) {
            long next = arrivals.next().toNanos();
            gaps[i] = (next - previous) / 1e9;
            previous = next;
        }
        return gaps;
    }
}
