package dev.webstore.promql;

/**
 * The times that a query asks for, whatever the part of it that is evaluated.
 *
 * @param start in milliseconds since 1970
 * @param end the same as the start for an instant query
 * @param step the distance between two times; 0 for an instant query
 */
record Period(long start, long end, long step) {

    /** That of no query. */
    static final Period NONE = new Period(0, 0, 0);

    boolean isInstant() {
        return step == 0;
    }
}
