package dev.webstore.traffic.people;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A Poisson process: the gaps between arrivals are independent of each other and exponentially distributed. */
public final class Arrivals {

    private final double perSecond;
    private final RandomGenerator random;
    private double seconds;

    /**
     * Arrivals at an average rate.
     *
     * @param perSecond more than 0
     */
    public Arrivals(double perSecond, RandomGenerator random) {
        this.perSecond = perSecond;
        this.random = random;
    }

    /** The next arrival, counted from the start. */
    public Duration next() {
        seconds += random.nextExponential() / perSecond;
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
