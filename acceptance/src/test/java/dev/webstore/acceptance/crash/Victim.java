package dev.webstore.acceptance.crash;

/** A process that can be killed at any moment, and started again where it left off. */
interface Victim extends AutoCloseable {

    String name();

    /** Starts it and returns when it answers. */
    void start();

    /** {@code kill -9}. */
    void kill();

    /** Stops it cleanly. */
    @Override
    void close();
}
