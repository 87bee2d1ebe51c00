package dev.webstore.console.rule;

/** The value that says that a series has ended. */
final class Staleness {

    /** A NaN of Prometheus's own; ordinary NaNs have another bit pattern. */
    static final double MARKER = Double.longBitsToDouble(0x7ff0000000000002L);

    private Staleness() {}
}
