package dev.webstore.platform.service;

/** A service that has started and accepts requests. */
public interface RunningService extends AutoCloseable {

    /** Which service this is. */
    ServiceName name();

    /** The TCP port it listens on. */
    int port();

    /** Stops it: requests in flight finish, background work ends, telemetry is flushed. */
    @Override
    void close();
}
