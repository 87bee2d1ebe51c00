package dev.webstore.console.trace;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.compact.Times;
import dev.webstore.console.signal.IncomingSpan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The spans of the last hours, by trace.
 *
 * <p>Spans lie in chunks in the order they arrived, those of a trace linked backwards across chunks. When space or time
 * is up, the oldest chunk goes, and with it every trace that began in it, whole: what came later of those traces stays
 * behind in younger chunks, out of reach, until these go too.
 */
public final class TraceStore {

    /** What a trace takes besides its spans: its place in the index. */
    private static final int BYTES_PER_TRACE = 200;

    private static final long NONE = -1;

    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** Oldest first; a few dozen. */
    private final List<Chunk> chunks = new ArrayList<>();

    private final Map<TraceId, Entry> traces = new HashMap<>();
    private long firstNumber;
    private long sealedBytes;
    private long spans;
    private long received;
    private long evictedForSpace;
    private long evictedForAge;

    /** An empty store. */
    public TraceStore(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Spans, and the traces that began with one of them. */
    private record Chunk(long number, SpanChunk spans, List<TraceId> begun) {

        long bytes() {
            return spans.bytes() + (long) begun.size() * BYTES_PER_TRACE;
        }
    }

    /** Where the spans of a trace are: the one that came last, which knows the one before. */
    private static final class Entry {
        private long last = NONE;
        private int spans;
        private long startNanos = Long.MAX_VALUE;
        private long endNanos;
        private boolean error;
    }

    /**
     * Keeps a span.
     *
     * @throws dev.webstore.console.wire.MalformedMessageException when its attributes are no attributes; nothing is kept
     *     then
     */
    public void add(IncomingSpan span) {
        long now = clock.millis();
        lock.lock();
        try {
            Chunk chunk = openChunk(now);
            var id = new TraceId(span.traceHigh(), span.traceLow());
            Entry known = traces.get(id);
            int index = chunk.spans.append(span, known == null ? NONE : known.last, now);
            Entry entry = known == null ? begin(id, chunk) : known;
            entry.last = (chunk.number << Integer.SIZE) | index;
            entry.spans++;
            entry.startNanos = Math.min(entry.startNanos, chunk.spans.startNanos(index));
            entry.endNanos = Math.max(entry.endNanos, chunk.spans.endNanos(index));
            entry.error |= chunk.spans.isError(index);
            spans++;
            received++;
        } finally {
            lock.unlock();
        }
    }

    /** A trace with the spans that arrived so far. */
    public Optional<Trace> trace(TraceId id) {
        lock.lock();
        try {
            Entry entry = traces.get(id);
            if (entry == null) {
                return Optional.empty();
            }
            List<Span> found = new ArrayList<>();
            for (long at = entry.last; at != NONE; at = chunk(at).previous(index(at))) {
                found.add(chunk(at).read(index(at)));
            }
            found.sort(Comparator.comparing(Span::start).thenComparing(Span::spanId));
            return Optional.of(new Trace(id.toString(), found));
        } finally {
            lock.unlock();
        }
    }

    /** The newest traces that fit, newest first. */
    public List<TraceSummary> find(TraceQuery query) {
        lock.lock();
        try {
            var matcher = new SpanMatcher(query);
            List<TraceSummary> found = new ArrayList<>();
            for (Chunk chunk : chunks.reversed()) {
                List<TraceId> begun = chunk.begun;
                for (int i = begun.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
                    Entry entry = traces.get(begun.get(i));
                    if (entry != null && fits(entry, query) && hasMatch(entry, matcher)) {
                        found.add(summary(begun.get(i), entry));
                    }
                }
            }
            found.sort(Comparator.comparing(TraceSummary::start).reversed());
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** The names of all services that have spans here, each with the names of its spans. */
    public Map<String, SortedSet<String>> operations() {
        lock.lock();
        try {
            Map<String, SortedSet<String>> operations = new TreeMap<>();
            for (Chunk chunk : chunks) {
                chunk.spans.eachOperation((service, operation) -> operations
                        .computeIfAbsent(service, _ -> new TreeSet<>())
                        .add(operation));
            }
            return operations;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of what is too old; to be called now and then. */
    public void expire() {
        lock.lock();
        try {
            long tooOld = clock.millis() - limits.age().toMillis();
            while (!chunks.isEmpty() && chunks.getFirst().spans.lastMillis() < tooOld) {
                evictedForAge += evictOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How full it is. */
    public Occupancy occupancy() {
        lock.lock();
        try {
            return new Occupancy(
                    "traces",
                    spans,
                    traces.size(),
                    bytes(),
                    limits.bytes(),
                    chunks.isEmpty() ? 0 : chunks.getFirst().spans.openedMillis(),
                    received,
                    evictedForSpace,
                    evictedForAge);
        } finally {
            lock.unlock();
        }
    }

    private Chunk openChunk(long now) {
        if (!chunks.isEmpty()) {
            Chunk last = chunks.getLast();
            boolean isOld = now - last.spans.openedMillis() > limits.chunkAge().toMillis();
            if (!isOld && last.bytes() < limits.chunkBytes()) {
                return last;
            }
            sealedBytes += last.bytes();
        }
        var opened = new Chunk(firstNumber + chunks.size(), new SpanChunk(now), new ArrayList<>());
        chunks.addLast(opened);
        while (chunks.size() > 1 && bytes() + limits.chunkBytes() > limits.bytes()) {
            evictedForSpace += evictOldest();
        }
        return opened;
    }

    private long bytes() {
        return chunks.isEmpty() ? 0 : sealedBytes + chunks.getLast().bytes();
    }

    /** Returns the number of spans that went. */
    private long evictOldest() {
        Chunk oldest = chunks.removeFirst();
        firstNumber++;
        sealedBytes = chunks.isEmpty() ? 0 : sealedBytes - oldest.bytes();
        long gone = 0;
        for (TraceId id : oldest.begun) {
            Entry entry = traces.remove(id);
            if (entry != null) {
                gone += entry.spans;
            }
        }
        spans -= gone;
        return gone;
    }

    private Entry begin(TraceId id, Chunk chunk) {
        var entry = new Entry();
        traces.put(id, entry);
        chunk.begun.add(id);
        return entry;
    }

    private boolean fits(Entry entry, TraceQuery query) {
        long duration = entry.endNanos - entry.startNanos;
        var start = Times.instant(entry.startNanos);
        return duration >= query.minDuration().toNanos()
                && (query.maxDuration() == null
                        || duration <= query.maxDuration().toNanos())
                && (entry.error || !query.error())
                && !start.isBefore(query.from())
                && start.isBefore(query.to());
    }

    private boolean hasMatch(Entry entry, SpanMatcher matcher) {
        for (long at = entry.last; at != NONE; at = chunk(at).previous(index(at))) {
            if (matcher.matches(chunk(at), index(at))) {
                return true;
            }
        }
        return false;
    }

    private TraceSummary summary(TraceId id, Entry entry) {
        Map<String, Integer> byService = new HashMap<>();
        int errors = 0;
        long root = entry.last;
        for (long at = entry.last; at != NONE; at = chunk(at).previous(index(at))) {
            SpanChunk chunk = chunk(at);
            byService.merge(chunk.resource(index(at)).service(), 1, Integer::sum);
            errors += chunk.isError(index(at)) ? 1 : 0;
            if (isBetterRoot(at, root)) {
                root = at;
            }
        }
        return new TraceSummary(
                id.toString(),
                chunk(root).resource(index(root)).service(),
                chunk(root).name(index(root)),
                Times.instant(entry.startNanos),
                entry.endNanos - entry.startNanos,
                biggestFirst(byService),
                errors);
    }

    private static Map<String, Integer> biggestFirst(Map<String, Integer> byService) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        byService.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private boolean isBetterRoot(long at, long root) {
        boolean isRoot = chunk(at).isRoot(index(at));
        return isRoot == chunk(root).isRoot(index(root))
                ? chunk(at).startNanos(index(at)) < chunk(root).startNanos(index(root))
                : isRoot;
    }

    private SpanChunk chunk(long at) {
        return chunks.get((int) ((at >>> Integer.SIZE) - firstNumber)).spans;
    }

    private static int index(long at) {
        return (int) at;
    }
}
