package dev.webstore.platform.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;

/** Parts of a service in the order they started, closed in the opposite order, each whatever the others do. */
public final class Closeables implements AutoCloseable {

    private final Logger logger;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Failures to close are logged to {@code logger}. */
    public Closeables(Logger logger) {
        this.logger = logger;
    }

    /** Adds a part that has just started, and returns it. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                logger.atWarn()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .setCause(e)
                        .log("A part did not close cleanly");
            }
        }
    }
}
