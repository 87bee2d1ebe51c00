package dev.webstore.console.notify;

import dev.webstore.console.notify.Delivery.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The last notifications and how many there were. */
public final class DeliveryLog {

    private static final int MAX = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Delivery> latest = new ArrayDeque<>();
    private final Map<Result, Long> counts = new EnumMap<>(Result.class);

    void add(Delivery delivery) {
        lock.lock();
        try {
            counts.merge(delivery.result(), 1L, Long::sum);
            latest.addFirst(delivery);
            if (latest.size() > MAX) {
                latest.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last ones, newest first. */
    public List<Delivery> latest() {
        lock.lock();
        try {
            return List.copyOf(latest);
        } finally {
            lock.unlock();
        }
    }

    /** How many ended so since the start. */
    public long count(Result result) {
        lock.lock();
        try {
            return counts.getOrDefault(result, 0L);
        } finally {
            lock.unlock();
        }
    }
}
