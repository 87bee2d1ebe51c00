package dev.webstore.acceptance.pipeline;

import java.util.Set;

/** Where the collector sends the traces that it keeps. */
interface TraceBackend extends AutoCloseable {

    /** The services whose spans of a trace have arrived. */
    Set<String> services(String traceId);

    /** Kills it. */
    void kill();

    /** Starts it again, after {@link #kill}. */
    void revive();

    @Override
    void close();
}
