package dev.webstore.console.metric;

/** The value by which Prometheus marks the end of a series: a NaN unlike the one that calculations yield. */
final class StaleMarker {

    private static final long BITS = 0x7ff0000000000002L;

    /** The value itself. */
    static final double VALUE = Double.longBitsToDouble(BITS);

    private StaleMarker() {}

    static boolean is(double value) {
        return Double.doubleToRawLongBits(value) == BITS;
    }
}
