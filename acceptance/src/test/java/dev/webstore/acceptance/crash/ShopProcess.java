package dev.webstore.acceptance.crash;

/** One of the processes a shop consists of. */
interface ShopProcess extends AutoCloseable {

    /** The name of what runs in it. */
    String name();

    /** Ends it as {@code kill -9} does, at whatever it is doing. */
    void kill();

    /** Starts it where it does not run, on the data and the port it had. It may need a while to be {@link #isReady}. */
    void ensureRunning();

    /** Whether it does its work. */
    boolean isReady();

    /** Stops it in good order. */
    @Override
    void close();
}
