package dev.webstore.console.compact;

import java.time.Instant;

/** Times as OTLP sends them: nanoseconds since 1970, which fit into a long until 2262. */
public final class Times {

    private static final long NANOS = 1_000_000_000;

    private Times() {}

    /** Nanoseconds since 1970; the closest that fit when {@code time} is beyond. */
    public static long nanos(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
        } catch (ArithmeticException beyond) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The time of so many nanoseconds since 1970. */
    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
