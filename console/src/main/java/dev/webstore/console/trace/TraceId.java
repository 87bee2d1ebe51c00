package dev.webstore.console.trace;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The id of a trace.
 *
 * @param high its first eight bytes
 * @param low its last eight bytes
 */
public record TraceId(long high, long low) {

    private static final HexFormat HEX = HexFormat.of();

    /** Reads 32 hex digits, not all of them 0. */
    public static Optional<TraceId> parse(String text) {
        if (!text.matches("[0-9a-fA-F]{32}")) {
            return Optional.empty();
        }
        var id = new TraceId(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
        return id.high == 0 && id.low == 0 ? Optional.empty() : Optional.of(id);
    }

    /** The id of a span as 16 hex digits, "" for none. */
    public static String span(long id) {
        return id == 0 ? "" : HEX.toHexDigits(id);
    }

    /** 32 hex digits. */
    @Override
    public String toString() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }
}
