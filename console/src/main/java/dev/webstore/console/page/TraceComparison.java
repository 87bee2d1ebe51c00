package dev.webstore.console.page;

import dev.webstore.console.trace.Span;
import dev.webstore.console.trace.Trace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two traces, operation by operation.
 *
 * @param a the first
 * @param b the second
 * @param rows the operations, those that differ most in time first
 */
public record TraceComparison(Trace a, Trace b, List<Row> rows) {

    /** An operation of a service. */
    record Operation(String service, String name) {}

    /**
     * What an operation took.
     *
     * @param countA how often it was done in the first trace
     * @param nanosA for how long in all
     * @param countB how often in the second
     * @param nanosB for how long in all
     */
    public record Row(String service, String operation, int countA, long nanosA, int countB, long nanosB) {

        /** How much longer the second trace took. */
        public long difference() {
            return nanosB - nanosA;
        }
    }

    /** What to call a trace: what began it, and when. */
    public static String title(Trace trace) {
        Span root = trace.root();
        return "%s %s at %s".formatted(root.service(), root.name(), Text.millis(root.start()));
    }

    /** Compares two traces. */
    public static TraceComparison of(Trace a, Trace b) {
        Map<Operation, Row> rows = new LinkedHashMap<>();
        a.spans().forEach(span -> merge(rows, span, 1, span.durationNanos(), 0, 0));
        b.spans().forEach(span -> merge(rows, span, 0, 0, 1, span.durationNanos()));
        return new TraceComparison(
                a,
                b,
                rows.values().stream()
                        .sorted(Comparator.comparingLong((Row row) -> Math.abs(row.difference()))
                                .reversed())
                        .toList());
    }

    private static void merge(Map<Operation, Row> rows, Span span, int countA, long nanosA, int countB, long nanosB) {
        rows.merge(
                new Operation(span.service(), span.name()),
                new Row(span.service(), span.name(), countA, nanosA, countB, nanosB),
                (x, y) -> new Row(
                        x.service,
                        x.operation,
                        x.countA + y.countA,
                        x.nanosA + y.nanosA,
                        x.countB + y.countB,
                        x.nanosB + y.nanosB));
    }
}
