package dev.webstore.platform.background;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;

/** Does a piece of work again and again on a virtual thread of its own, resting in between, until closed. */
public final class Worker implements AutoCloseable {

    /** One round of work. */
    @FunctionalInterface
    public interface Round {

        /**
         * Does what there is to do.
         *
         * @return whether there may be more, so that the next round starts without rest
         */
        boolean work() throws Exception;
    }

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** From the first who wakes it to its round, so that what several leave within a moment is done in one. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final String name;
    private final Duration rest;
    private final Round round;
    private final Logger logger;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean resting;
    private boolean woken;
    private boolean stopping;

    private Worker(String name, Duration rest, Round round, Logger logger) {
        this.name = name;
        this.rest = rest;
        this.round = round;
        this.logger = logger;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * Starts a worker.
     *
     * @param rest the pause after a round that found nothing, or failed
     */
    public static Worker start(String name, Duration rest, Logger logger, Round round) {
        var worker = new Worker(name, rest, round, logger);
        worker.thread.start();
        return worker;
    }

    /**
     * Ends the current rest, or spares the next: there is work.
     *
     * @return whether it rested, and so will look at once
     */
    public boolean wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
            return resting;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the current round finish, for up to 10 s, and stops. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (!thread.join(STOP_LIMIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping()) {
            boolean more = false;
            try {
                more = round.work();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                logger.atWarn().addKeyValue("worker", name).setCause(e).log("Background work failed, will try again");
            }
            if (!more) {
                rest();
            }
        }
    }

    private boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        lock.lock();
        try {
            resting = true;
            long nanos = rest.toNanos();
            while (!woken && !stopping && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            nanos = woken ? GATHERING.toNanos() : 0;
            while (!stopping && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            stopping = true;
        } finally {
            resting = false;
            lock.unlock();
        }
    }
}
