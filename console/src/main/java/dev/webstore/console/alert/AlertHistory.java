package dev.webstore.console.alert;

import dev.webstore.console.rule.AlertListener.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The last changes of state of alerts. */
final class AlertHistory {

    private static final int MAX = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Change> changes = new ArrayDeque<>();

    void add(List<Change> news) {
        lock.lock();
        try {
            news.forEach(changes::addFirst);
            while (changes.size() > MAX) {
                changes.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Newest first. */
    List<Change> latest() {
        lock.lock();
        try {
            return List.copyOf(changes);
        } finally {
            lock.unlock();
        }
    }
}
