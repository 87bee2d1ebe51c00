package dev.webstore.promql;

/**
 * The times that a query asks for, whatever the part of it that is evaluated.
 *
 * @param start in milliseconds since 1970
 * @param end the same as the start for an instant query
 * @param step the distance between two times; 0 for an instant query
 */
record Period(long start, long end, long step) {

    boolean isInstant() {
        return step == 0;
    }
}
