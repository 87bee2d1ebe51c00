package dev.webstore.promql;

/** The NaN with which Prometheus marks that a series has ended for now. */
public final class Stale {

    /** Its bits. */
    public static final long BITS = 0x7ff0000000000002L;

    /** The marker. */
    public static final double NAN = Double.longBitsToDouble(BITS);

    private Stale() {}

    /** Whether a value is the marker, and not any NaN. */
    public static boolean is(double value) {
        return Double.doubleToRawLongBits(value) == BITS;
    }
}
