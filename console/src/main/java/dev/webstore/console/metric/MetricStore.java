package dev.webstore.console.metric;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.metric.MemorySeries.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The samples of the last hours, by series.
 *
 * <p>Chunks go in the order they were closed, the oldest first. A series that has not come for a minute gets a
 * staleness marker, as it would where the collector's exporter stops to offer it, and is forgotten with its last chunk.
 * New series are refused while those that are known take half of the space by their labels alone.
 */
public final class MetricStore {

    private static final Duration EXPIRY = Duration.ofMinutes(1);
    private static final int MAX_EXEMPLARS = 16 * 1024;
    private static final int MAX_METADATA = 10_000;

    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Map<String, String>, MemorySeries> series = new HashMap<>();
    private final Map<String, List<MemorySeries>> byName = new HashMap<>();
    private final ArrayDeque<Closed> closed = new ArrayDeque<>();
    private final SortedMap<String, MetricMetadata> metadata = new TreeMap<>();
    private final Exemplars exemplars;
    private final Map<String, String> texts = new HashMap<>();
    private long labelBytes;
    private long chunkBytes;
    private long samples;
    private long received;
    private long refused;
    private long evictedForSpace;
    private long evictedForAge;

    /** A chunk that takes no more samples. */
    private record Closed(MemorySeries series, SampleChunk chunk) {}

    /**
     * A series and a number of its samples.
     *
     * @param labels with the metric's name under {@code __name__}
     * @param millis when the samples were taken, ascending
     * @param values their values
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Selected(Map<String, String> labels, long[] millis, double[] values) {}

    /**
     * The last sample of a series that still comes.
     *
     * @param labels with the metric's name under {@code __name__}
     * @param value its value
     */
    public record Current(Map<String, String> labels, double value) {}

    /** An empty store. */
    public MetricStore(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.exemplars = new Exemplars(Math.clamp(limits.bytes() / 1024, 16, MAX_EXEMPLARS));
    }

    /** Notes what is known of a metric family. */
    public void describe(String family, MetricMetadata known) {
        lock.lock();
        try {
            if (metadata.size() < MAX_METADATA || metadata.containsKey(family)) {
                metadata.put(family, known);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Appends a sample; one that is not later than the series' last is passed over.
     *
     * @param labels with the metric's name under {@code __name__}
     * @param millis when it was taken, in milliseconds since 1970
     * @return false when the series is new and there is no space for it
     */
    public boolean append(Map<String, String> labels, long millis, double value) {
        lock.lock();
        try {
            MemorySeries known = series(labels);
            if (known == null) {
                return false;
            }
            append(known, millis, value);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Appends a sample that is the last one plus {@code difference}; else as {@link #append}. */
    public boolean accumulate(Map<String, String> labels, long millis, double difference) {
        lock.lock();
        try {
            MemorySeries known = series(labels);
            if (known == null) {
                return false;
            }
            append(known, millis, known.addToTotal(difference));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Marks the end of a series, if it is known. */
    public void end(Map<String, String> labels, long millis) {
        lock.lock();
        try {
            MemorySeries known = series.get(labels);
            if (known != null && !known.isStale()) {
                append(known, millis, StaleMarker.VALUE);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Keeps an exemplar of a series, if that is known. */
    public void addExemplar(
            Map<String, String> labels, long millis, double value, long traceHigh, long traceLow, long spanId) {
        lock.lock();
        try {
            MemorySeries known = series.get(labels);
            if (known != null) {
                exemplars.add(known, millis, value, traceHigh, traceLow, spanId);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The samples of some series.
     *
     * @param name the metric's name, or "" for any
     * @param wanted tells whether a series is wanted by its labels
     * @param fromMillis samples from this time on, inclusive
     * @param toMillis samples up to this time, inclusive
     * @return the series that have such samples, in no order
     */
    public List<Selected> select(String name, Predicate<Map<String, String>> wanted, long fromMillis, long toMillis) {
        List<Selected> selected = new ArrayList<>();
        for (Snapshot snapshot : snapshots(name, wanted, fromMillis, toMillis)) {
            Samples found = snapshot.samples(fromMillis, toMillis);
            if (found.size() > 0) {
                selected.add(new Selected(snapshot.labels(), found.millis(), found.values()));
            }
        }
        return selected;
    }

    private List<Snapshot> snapshots(
            String name, Predicate<Map<String, String>> wanted, long fromMillis, long toMillis) {
        lock.lock();
        try {
            return candidates(name).stream()
                    .filter(candidate -> wanted.test(candidate.labels()))
                    .map(candidate -> candidate.snapshot(fromMillis, toMillis))
                    .filter(snapshot -> !snapshot.isEmpty())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The labels of the series that are wanted and may have samples from one time to another, both inclusive. */
    public List<Map<String, String>> series(Predicate<Map<String, String>> wanted, long fromMillis, long toMillis) {
        lock.lock();
        try {
            return series.values().stream()
                    .filter(candidate ->
                            wanted.test(candidate.labels()) && candidate.mayHaveSamples(fromMillis, toMillis))
                    .map(MemorySeries::labels)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The exemplars of some series, both times inclusive, by time. */
    public List<Exemplar> exemplars(Predicate<Map<String, String>> wanted, long fromMillis, long toMillis) {
        lock.lock();
        try {
            return exemplars.find(candidate -> wanted.test(candidate.labels()), fromMillis, toMillis).stream()
                    .sorted(Comparator.comparingLong(Exemplar::millis))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** What is known of metric families, by their names. */
    public SortedMap<String, MetricMetadata> metadata() {
        lock.lock();
        try {
            return new TreeMap<>(metadata);
        } finally {
            lock.unlock();
        }
    }

    /** The series of that name which still come. */
    public List<Current> current(String name) {
        lock.lock();
        try {
            return candidates(name).stream()
                    .filter(candidate -> !candidate.isStale())
                    .map(candidate -> new Current(candidate.labels(), candidate.lastValue()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Ends series that have stopped to come, and lets go of what is too old; to be called now and then. */
    public void expire() {
        lock.lock();
        try {
            long now = clock.millis();
            for (MemorySeries candidate : List.copyOf(series.values())) {
                if (now - candidate.lastMillis() >= EXPIRY.toMillis()) {
                    if (!candidate.isStale()) {
                        append(candidate, now, StaleMarker.VALUE);
                    }
                    close(candidate);
                }
            }
            long tooOld = now - limits.age().toMillis();
            while (!closed.isEmpty() && closed.getFirst().chunk.lastMillis() < tooOld) {
                evictedForAge += evictOldest();
            }
            exemplars.forget(MemorySeries::isEmpty);
        } finally {
            lock.unlock();
        }
    }

    /** How full it is. */
    public Occupancy occupancy() {
        lock.lock();
        try {
            return new Occupancy(
                    "metrics",
                    samples,
                    series.size(),
                    bytes(),
                    limits.bytes(),
                    closed.isEmpty() ? 0 : closed.getFirst().chunk.firstMillis(),
                    received,
                    evictedForSpace,
                    evictedForAge);
        } finally {
            lock.unlock();
        }
    }

    /** Samples that were refused because their series were new and there was no space. */
    public long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    private Collection<MemorySeries> candidates(String name) {
        return name.isEmpty() ? series.values() : byName.getOrDefault(name, List.of());
    }

    private @Nullable MemorySeries series(Map<String, String> labels) {
        MemorySeries known = series.get(labels);
        if (known != null) {
            return known;
        }
        if (labelBytes > limits.bytes() / 2) {
            refused++;
            return null;
        }
        var added = new MemorySeries(shared(labels));
        series.put(added.labels(), added);
        byName.computeIfAbsent(added.labels().getOrDefault("__name__", ""), _ -> new ArrayList<>())
                .add(added);
        labelBytes += added.bytes();
        return added;
    }

    /** The same labels, of texts that series have in common. */
    private Map<String, String> shared(Map<String, String> labels) {
        Map<String, String> copy = new HashMap<>();
        labels.forEach((name, value) ->
                copy.put(texts.computeIfAbsent(name, text -> text), texts.computeIfAbsent(value, text -> text)));
        return Map.copyOf(copy);
    }

    private void append(MemorySeries to, long millis, double value) {
        if (millis <= to.lastMillis()) {
            return;
        }
        if (to.isHeadFull(millis, limits.chunkAge().toMillis())) {
            close(to);
        }
        chunkBytes += to.append(millis, value);
        samples++;
        received++;
        while (bytes() > limits.bytes()) {
            if (closed.isEmpty()) {
                series.values().forEach(this::close);
            }
            evictedForSpace += evictOldest();
        }
    }

    private void close(MemorySeries open) {
        if (open.hasHead()) {
            chunkBytes -= open.seal();
            closed.addLast(new Closed(open, open.lastSealed()));
        }
    }

    /** Returns the number of samples that went. */
    private long evictOldest() {
        Closed oldest = closed.removeFirst();
        MemorySeries of = oldest.series;
        of.evictOldest();
        chunkBytes -= oldest.chunk.bytes();
        samples -= oldest.chunk.size();
        if (of.isEmpty() && of.isStale()) {
            forget(of);
        }
        return oldest.chunk.size();
    }

    private void forget(MemorySeries gone) {
        series.remove(gone.labels());
        String name = gone.labels().getOrDefault("__name__", "");
        List<MemorySeries> namesakes = byName.get(name);
        if (namesakes != null) {
            namesakes.remove(gone);
            if (namesakes.isEmpty()) {
                byName.remove(name);
            }
        }
        labelBytes -= gone.bytes();
        // Those that are still in use will come again, at worst twice.
        texts.clear();
    }

    private long bytes() {
        return labelBytes + chunkBytes + exemplars.bytes();
    }
}
