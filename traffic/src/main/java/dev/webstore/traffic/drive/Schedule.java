package dev.webstore.traffic.drive;

import java.time.Duration;

/**
 * When journeys begin: evenly spaced, at a rate that changes evenly.
 *
 * @param from journeys a second at the beginning, 0 or more
 * @param to journeys a second at the end, 0 or more
 * @param duration how long
 */
public record Schedule(double from, double to, Duration duration) {

    /** The same rate all the time. */
    public static Schedule constant(double rate, Duration duration) {
        return new Schedule(rate, rate, duration);
    }

    /** How many journeys begin. */
    public long count() {
        return Math.round((from + to) / 2 * seconds());
    }

    /**
     * When a journey begins, in nanoseconds after the start.
     *
     * @param journey its number, from 0
     */
    public long nanos(long journey) {
        double growth = (to - from) / seconds();
        // Where the integral of the rate, from·t + growth·t²/2, reaches the number: in the form that also holds for
        // growth 0 and does not cancel digits.
        double begun = Math.max(0, from * from + 2 * growth * journey);
        double rates = from + Math.sqrt(begun);
        return rates == 0 ? 0 : Math.round(2 * journey / rates * 1e9);
    }

    /** The rate asked for at a moment, in journeys a second. */
    public double rateAt(double second) {
        return from + (to - from) * Math.clamp(second / seconds(), 0, 1);
    }

    private double seconds() {
        return duration.toNanos() / 1e9;
    }
}
