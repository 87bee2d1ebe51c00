package dev.webstore.promotions.rules;

import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.context.Scope;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rules as they were a moment ago. They are read often and change seldom, so checks use this copy; it is renewed
 * every few seconds, and at once when they are changed through this instance.
 */
public final class RuleBook {

    private final RulesStore store;

    /** One at a time, so that an older copy never replaces a newer one. */
    private final ReentrantLock refreshing = new ReentrantLock();

    private volatile Rules current;

    private RuleBook(RulesStore store, Rules current) {
        this.store = store;
        this.current = current;
    }

    /** A book with the rules of {@code store}. */
    public static RuleBook open(RulesStore store) {
        return new RuleBook(store, store.read());
    }

    /** The rules. */
    public Rules current() {
        return current;
    }

    /** Reads the rules again. Where that fails, those that are known stay. */
    public void refresh() {
        refreshing.lock();
        try {
            current = store.read();
        } finally {
            refreshing.unlock();
        }
    }

    /** One round of the worker. Returns false: there is nothing more to do. */
    public boolean refreshUnseen() {
        try (Scope ignored = Telemetry.unrecorded().makeCurrent()) {
            refresh();
        }
        return false;
    }
}
