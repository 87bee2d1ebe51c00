package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;

/**
 * A single measurement that stands for others of its data point.
 *
 * @param timeNanos when it was measured, in nanoseconds since 1970
 * @param value what was measured
 * @param traceHigh the first half of the id of the trace in which it was measured, 0 when in none
 * @param traceLow the second half
 * @param spanId the span in which it was measured, or 0
 */
public record IncomingExemplar(long timeNanos, double value, long traceHigh, long traceLow, long spanId) {

    /** Reads OTLP's {@code Exemplar}. */
    public static IncomingExemplar read(ProtoReader reader) {
        long time = 0;
        double value = 0;
        Slice spanId = Slice.EMPTY;
        Slice traceId = Slice.EMPTY;
        while (reader.next()) {
            switch (reader.field()) {
                case 2 -> time = reader.fixed64();
                case 3 -> value = reader.float64();
                case 4 -> spanId = reader.slice();
                case 5 -> traceId = reader.slice();
                case 6 -> value = reader.fixed64();
                default -> reader.skip();
            }
        }
        boolean inTrace = traceId.length() == 16;
        return new IncomingExemplar(
                time,
                value,
                inTrace ? traceId.bigEndian(0) : 0,
                inTrace ? traceId.bigEndian(8) : 0,
                spanId.length() == Long.BYTES ? spanId.bigEndian(0) : 0);
    }

    /** Whether it leads to a trace. */
    public boolean inTrace() {
        return (traceHigh | traceLow) != 0;
    }
}
