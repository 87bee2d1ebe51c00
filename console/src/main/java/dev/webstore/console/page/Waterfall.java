package dev.webstore.console.page;

import dev.webstore.console.trace.Span;
import dev.webstore.console.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trace as rows, parents before their children.
 *
 * @param rows one for each span
 * @param start when the first span began
 * @param nanos from there to the end of the last span
 * @param services how many spans each service has, in order of appearance
 */
public record Waterfall(List<Row> rows, Instant start, long nanos, Map<String, Integer> services) {

    private static final int DEEPEST = 9;

    /**
     * A span in its place.
     *
     * @param depth how many spans it is within
     * @param left where it begins, in percent of the whole
     * @param width how long it took, in percent of the whole
     * @param critical whether the trace would have been faster if this span itself had been
     * @param color the number of its service's colour
     */
    public record Row(Span span, int depth, double left, double width, boolean critical, int color) {

        /** How far to indent it. */
        public int indent() {
            return Math.min(depth, DEEPEST);
        }
    }

    /** Lays out a trace; spans whose parents are missing stand as roots. */
    public static Waterfall of(Trace trace) {
        Map<String, Span> byId = new HashMap<>();
        trace.spans().forEach(span -> byId.put(span.spanId(), span));
        Map<String, List<Span>> children = new HashMap<>();
        List<Span> roots = new ArrayList<>();
        Map<String, Integer> services = new LinkedHashMap<>();
        for (Span span : trace.spans()) {
            services.merge(span.service(), 1, Integer::sum);
            if (byId.containsKey(span.parentId()) && !span.parentId().equals(span.spanId())) {
                children.computeIfAbsent(span.parentId(), _ -> new ArrayList<>())
                        .add(span);
            } else {
                roots.add(span);
            }
        }
        Instant start = trace.spans().stream()
                .map(Span::start)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        long nanos =
                trace.spans().stream().mapToLong(span -> end(span, start)).max().orElse(0);
        Set<String> critical = new HashSet<>();
        roots.stream()
                .max(Comparator.comparingLong(Span::durationNanos))
                .ifPresent(longest -> markCritical(longest, end(longest, start), start, children, critical));
        List<String> colors = List.copyOf(services.keySet());
        List<Row> rows = new ArrayList<>();
        for (Span root : roots) {
            add(
                    root,
                    0,
                    rows,
                    children,
                    span -> new Row(
                            span,
                            0,
                            percent(begin(span, start), nanos),
                            percent(span.durationNanos(), nanos),
                            critical.contains(span.spanId()),
                            colors.indexOf(span.service()) % 10));
        }
        return new Waterfall(rows, start, nanos, services);
    }

    /** Makes the row of a span. */
    private interface Layout {
        Row row(Span span);
    }

    private static void add(Span span, int depth, List<Row> rows, Map<String, List<Span>> children, Layout layout) {
        Row row = layout.row(span);
        rows.add(new Row(span, depth, row.left(), row.width(), row.critical(), row.color()));
        // Removed, so that spans which claim to be each other's parents end somewhere.
        List<Span> inside = children.remove(span.spanId());
        if (inside != null) {
            inside.forEach(child -> add(child, depth + 1, rows, children, layout));
        }
    }

    /**
     * Walks back from the end: whoever finished last before {@code until} is what its parent waited for, and what counts
     * before that one began is whoever finished last before then. Clocks differ a little, so a child that began within its
     * parent ends with it at the latest; one that began after was not waited for.
     */
    private static void markCritical(
            Span span, long until, Instant start, Map<String, List<Span>> children, Set<String> critical) {
        if (!critical.add(span.spanId())) {
            return;
        }
        List<Span> inside = children.getOrDefault(span.spanId(), List.of()).stream()
                .filter(child -> begin(child, start) < until)
                .sorted(Comparator.comparingLong((Span child) -> Math.min(until, end(child, start)))
                        .reversed())
                .toList();
        long cursor = until;
        for (Span child : inside) {
            long end = Math.min(until, end(child, start));
            if (end <= cursor) {
                markCritical(child, end, start, children, critical);
                cursor = begin(child, start);
            }
        }
    }

    private static long begin(Span span, Instant start) {
        return Duration.between(start, span.start()).toNanos();
    }

    private static long end(Span span, Instant start) {
        return begin(span, start) + span.durationNanos();
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
