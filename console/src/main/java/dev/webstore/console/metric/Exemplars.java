package dev.webstore.console.metric;

import dev.webstore.console.trace.TraceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The latest exemplars of all series, in columns; the newest takes the place of the oldest. */
final class Exemplars {

    private final @Nullable MemorySeries[] series;
    private final long[] millis;
    private final double[] values;
    private final long[] traceHighs;
    private final long[] traceLows;
    private final long[] spanIds;
    private int next;

    Exemplars(int capacity) {
        series = new @Nullable MemorySeries[capacity];
        millis = new long[capacity];
        values = new double[capacity];
        traceHighs = new long[capacity];
        traceLows = new long[capacity];
        spanIds = new long[capacity];
    }

    void add(MemorySeries of, long time, double value, long traceHigh, long traceLow, long spanId) {
        series[next] = of;
        millis[next] = time;
        values[next] = value;
        traceHighs[next] = traceHigh;
        traceLows[next] = traceLow;
        spanIds[next] = spanId;
        next = (next + 1) % series.length;
    }

    /** Those from {@code fromMillis} to {@code toMillis}, both inclusive, in no order. */
    List<Exemplar> find(Predicate<MemorySeries> wanted, long fromMillis, long toMillis) {
        List<Exemplar> found = new ArrayList<>();
        // There are many of each series.
        Map<MemorySeries, Boolean> known = new HashMap<>();
        for (int i = 0; i < series.length; i++) {
            MemorySeries of = series[i];
            if (of != null
                    && millis[i] >= fromMillis
                    && millis[i] <= toMillis
                    && known.computeIfAbsent(of, wanted::test)) {
                found.add(new Exemplar(
                        of.labels(),
                        millis[i],
                        values[i],
                        new TraceId(traceHighs[i], traceLows[i]).toString(),
                        TraceId.span(spanIds[i])));
            }
        }
        return found;
    }

    /** Forgets those of a series that is gone. */
    void forget(Predicate<MemorySeries> gone) {
        for (int i = 0; i < series.length; i++) {
            MemorySeries of = series[i];
            if (of != null && gone.test(of)) {
                series[i] = null;
            }
        }
    }

    /** The heap they take. */
    int bytes() {
        return series.length * (5 * Long.BYTES + Integer.BYTES);
    }
}
