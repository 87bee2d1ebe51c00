package dev.webstore.promql;

/**
 * The times for which an expression is evaluated.
 *
 * @param start the first, in milliseconds since 1970
 * @param step the distance between two, in milliseconds
 * @param count how many there are
 */
record Steps(long start, long step, int count) {

    static Steps of(long start, long end, long step) {
        return new Steps(start, step, end < start ? 0 : (int) ((end - start) / step) + 1);
    }

    long time(int index) {
        return start + index * step;
    }

    long end() {
        return time(Math.max(count - 1, 0));
    }
}
