package dev.webstore.external.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Every charge of the last 24 hours: what really happened to the money, whatever the clients were told.
 *
 * <p>All changes happen one after the other, each on disk before it can be seen.
 */
final class Book implements AutoCloseable {

    private static final Duration RETENTION = Duration.ofHours(24);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Charge> oldestFirst;
    private final Journal journal;
    private final InstantSource clock;

    private Book(Map<String, Charge> oldestFirst, Journal journal, InstantSource clock) {
        this.oldestFirst = oldestFirst;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens the book kept in {@code directory}, creating it where there is none.
     *
     * @throws IllegalStateException when it is damaged beyond a torn last line
     */
    static Book open(Path directory, InstantSource clock) {
        Path path = directory.resolve("book.jsonl");
        var charges = new LinkedHashMap<String, Charge>();
        Journal.read(path).forEach(charge -> charges.put(charge.idempotencyKey(), charge));
        dropOld(charges, clock.instant());
        return new Book(charges, Journal.rewrite(path, charges.values()), clock);
    }

    /** Captures the money unless its last moment has passed; both the look at the clock and the entry are one step. */
    Capture capture(ChargeRequest request) {
        lock.lock();
        try {
            Charge known = oldestFirst.get(request.idempotencyKey());
            if (known != null) {
                return known.amount().equals(request.amount())
                        ? new Capture.Captured(known)
                        : new Capture.OtherAmount();
            }
            Instant now = clock.instant();
            if (!now.isBefore(request.processBefore())) {
                return new Capture.TooLate();
            }
            dropOld(oldestFirst, now);
            return new Capture.Captured(enter(Charge.captured(request, now)));
        } finally {
            lock.unlock();
        }
    }

    /** Gives the money back. */
    Refund refund(RefundRequest request) {
        lock.lock();
        try {
            Charge known = oldestFirst.get(request.idempotencyKey());
            if (known == null) {
                return new Refund.Unknown();
            }
            if (!known.amount().equals(request.amount())) {
                return new Refund.OtherAmount();
            }
            return new Refund.Refunded(known.isRefunded() ? known : enter(known.refunded(clock.instant())));
        } finally {
            lock.unlock();
        }
    }

    /** The charge of that key. */
    Optional<Charge> find(String idempotencyKey) {
        lock.lock();
        try {
            return Optional.ofNullable(oldestFirst.get(idempotencyKey));
        } finally {
            lock.unlock();
        }
    }

    /** All charges, oldest first. */
    List<Charge> charges() {
        lock.lock();
        try {
            return List.copyOf(oldestFirst.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            journal.close();
        } finally {
            lock.unlock();
        }
    }

    private Charge enter(Charge charge) {
        journal.append(charge);
        oldestFirst.put(charge.idempotencyKey(), charge);
        return charge;
    }

    private static void dropOld(Map<String, Charge> oldestFirst, Instant now) {
        Instant oldest = now.minus(RETENTION);
        Iterator<Charge> charges = oldestFirst.values().iterator();
        while (charges.hasNext() && charges.next().capturedAt().isBefore(oldest)) {
            charges.remove();
        }
    }
}
