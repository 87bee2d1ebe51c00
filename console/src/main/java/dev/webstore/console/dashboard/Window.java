package dev.webstore.console.dashboard;

/**
 * A stretch of time, looked at in equal steps.
 *
 * @param from its first moment, in milliseconds since 1970; a multiple of {@code step}
 * @param to its last moment, likewise
 * @param step milliseconds between two points
 */
public record Window(long from, long to, long step) {

    /** Steps of at least the rhythm of the exports, in milliseconds. */
    private static final long SHORTEST_STEP = 10_000;

    /**
     * The time from {@code from} to {@code to} in about as many points.
     *
     * @throws IllegalArgumentException when it ends before it begins
     */
    public static Window of(long from, long to, int points) {
        if (to < from) {
            throw new IllegalArgumentException("The time ends before it begins");
        }
        long wanted = Math.max(SHORTEST_STEP, (to - from) / points);
        long step = Math.ceilDiv(wanted, 5_000) * 5_000;
        return new Window(from / step * step, to / step * step, step);
    }

    /** How many points it has. */
    public int points() {
        return (int) ((to - from) / step) + 1;
    }

    /** How long it is, in milliseconds. */
    public long length() {
        return to - from;
    }
}
