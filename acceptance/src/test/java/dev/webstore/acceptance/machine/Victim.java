package dev.webstore.acceptance.machine;

/** A process that can be killed at any moment, and started again where it left off. */
public interface Victim extends AutoCloseable {

    /** What it is called: a service, {@code postgresql} or {@code redis}. */
    String name();

    /** Starts it and returns when it answers. */
    void start();

    /** {@code kill -9}. */
    void kill();

    /** Stops it cleanly. */
    @Override
    void close();
}
