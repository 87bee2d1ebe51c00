package dev.webstore.console.logql;

import dev.webstore.console.dashboard.Window;

/** What there was in the stretch of time before each point of a window. */
final class Amounts {

    private final Window window;
    private final long rangeMillis;

    /** By how much a point has more than the one before. */
    private final long[] changes;

    Amounts(Window window, long rangeMillis) {
        this.window = window;
        this.rangeMillis = rangeMillis;
        this.changes = new long[window.points() + 1];
    }

    /** Counts for all points that are not before the time, and less than the range after it. */
    void add(long timeMillis, long amount) {
        long sinceBegin = timeMillis - window.from();
        long first = Math.max(0, Math.ceilDiv(sinceBegin, window.step()));
        long end = Math.min(window.points(), Math.floorDiv(sinceBegin + rangeMillis - 1, window.step()) + 1);
        if (first < end) {
            changes[(int) first] += amount;
            changes[(int) end] -= amount;
        }
    }

    /** The amount at each point, times a factor. */
    double[] values(double factor) {
        double[] values = new double[window.points()];
        long amount = 0;
        for (int point = 0; point < values.length; point++) {
            amount += changes[point];
            values[point] = amount * factor;
        }
        return values;
    }
}
