package dev.webstore.console.log;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.compact.Times;
import dev.webstore.console.signal.IncomingLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** The log records of the last hours in the order they arrived; the oldest go first, a chunk at a time. */
public final class LogStore {

    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** Oldest first; a few dozen. */
    private final List<LogChunk> chunks = new ArrayList<>();

    private long sealedBytes;
    private long received;
    private long evictedForSpace;
    private long evictedForAge;

    /** An empty store. */
    public LogStore(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Keeps a record.
     *
     * @throws dev.webstore.console.wire.MalformedMessageException when its attributes are no attributes; nothing is kept
     *     then
     */
    public void add(IncomingLog log) {
        long now = clock.millis();
        lock.lock();
        try {
            openChunk(now).append(log, now);
            received++;
        } finally {
            lock.unlock();
        }
    }

    /** The newest records that fit, newest first. */
    public List<LogRecord> find(LogQuery query, int limit) {
        List<LogRecord> found = new ArrayList<>();
        eachChunk(chunk -> {
            var matcher = new LogMatcher(chunk, query);
            for (int i = chunk.size() - 1; i >= 0 && found.size() < limit && matcher.canMatch(); i--) {
                if (matcher.matches(i)) {
                    found.add(chunk.read(i));
                }
            }
            return found.size() < limit;
        });
        return found;
    }

    /**
     * Shows the records of some time to a visitor, the newest first.
     *
     * @param from they happened at this time or later
     * @param to they happened before this time
     * @param visitor is shown each, one after the other, and tells whether it wants to see more
     */
    public void visit(Instant from, Instant to, Predicate<StoredLog> visitor) {
        long fromNanos = Times.nanos(from);
        long toNanos = Times.nanos(to);
        eachChunk(chunk -> {
            var record = new StoredLog(chunk);
            for (int i = chunk.size() - 1; i >= 0 && chunk.mayHave(fromNanos, toNanos); i--) {
                long time = chunk.timeNanos(i);
                if (time >= fromNanos && time < toNanos && !visitor.test(record.at(i))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Records that fit and came after the record {@code sequence}, in the order they came; the first {@code limit}. */
    public List<LogRecord> after(long sequence, LogQuery query, int limit) {
        lock.lock();
        try {
            List<LogRecord> found = new ArrayList<>();
            for (LogChunk chunk : chunks) {
                if (chunk.firstSequence() + chunk.size() > sequence) {
                    var matcher = new LogMatcher(chunk, query);
                    int start = (int) Math.max(0, sequence + 1 - chunk.firstSequence());
                    for (int i = start; i < chunk.size() && found.size() < limit && matcher.canMatch(); i++) {
                        if (matcher.matches(i)) {
                            found.add(chunk.read(i));
                        }
                    }
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** The sequence number of the last record, 0 when there was none. */
    public long lastSequence() {
        lock.lock();
        try {
            return received;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many records there were from {@code query.from()} to {@code query.to()}, which must not be far apart without
     * end.
     *
     * @param buckets into how many equal parts to divide that time, at least 1
     */
    public LogHistogram histogram(LogQuery query, int buckets) {
        long from = Times.nanos(query.from());
        long width = Math.max(1, Math.ceilDiv(Times.nanos(query.to()) - from, buckets));
        Map<Level, long[]> counts = new EnumMap<>(Level.class);
        eachChunk(chunk -> {
            var matcher = new LogMatcher(chunk, query);
            for (int i = 0; i < chunk.size() && matcher.canMatch(); i++) {
                if (matcher.matches(i)) {
                    int bucket = (int) ((chunk.timeNanos(i) - from) / width);
                    counts.computeIfAbsent(chunk.level(i), _ -> new long[buckets])[bucket]++;
                }
            }
            return true;
        });
        Map<Level, List<Long>> lists = new EnumMap<>(Level.class);
        counts.forEach(
                (level, array) -> lists.put(level, LongStream.of(array).boxed().toList()));
        return new LogHistogram(Times.instant(from), Duration.ofNanos(width), lists);
    }

    /** Lets go of what is too old; to be called now and then. */
    public void expire() {
        lock.lock();
        try {
            long tooOld = clock.millis() - limits.age().toMillis();
            while (!chunks.isEmpty() && chunks.getFirst().lastMillis() < tooOld) {
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
            long records = received - evictedForSpace - evictedForAge;
            return new Occupancy(
                    "logs",
                    records,
                    records,
                    bytes(),
                    limits.bytes(),
                    chunks.isEmpty() ? 0 : chunks.getFirst().openedMillis(),
                    received,
                    evictedForSpace,
                    evictedForAge);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Shows the chunks to a visitor, the newest first, until it has seen enough. Only the open one is looked at under
     * the lock; the others do not change any more, and nobody who adds records has to wait for who looks at them.
     */
    private void eachChunk(Predicate<LogChunk> visitor) {
        List<LogChunk> all;
        lock.lock();
        try {
            all = List.copyOf(chunks);
            if (all.isEmpty() || !visitor.test(all.getLast())) {
                return;
            }
        } finally {
            lock.unlock();
        }
        for (LogChunk chunk : all.subList(0, all.size() - 1).reversed()) {
            if (!visitor.test(chunk)) {
                return;
            }
        }
    }

    private LogChunk openChunk(long now) {
        if (!chunks.isEmpty()) {
            LogChunk last = chunks.getLast();
            boolean isOld = now - last.openedMillis() > limits.chunkAge().toMillis();
            if (!isOld && last.bytes() < limits.chunkBytes()) {
                return last;
            }
            sealedBytes += last.bytes();
        }
        var opened = new LogChunk(received + 1, now);
        chunks.addLast(opened);
        while (chunks.size() > 1 && bytes() + limits.chunkBytes() > limits.bytes()) {
            evictedForSpace += evictOldest();
        }
        return opened;
    }

    private long bytes() {
        return chunks.isEmpty() ? 0 : sealedBytes + chunks.getLast().bytes();
    }

    /** Returns the number of records that went. */
    private long evictOldest() {
        LogChunk oldest = chunks.removeFirst();
        sealedBytes = chunks.isEmpty() ? 0 : sealedBytes - oldest.bytes();
        return oldest.size();
    }
}
