package dev.webstore.acceptance.pipeline;

import dev.webstore.stack.daemon.StackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What did not arrive of some purchases.
 *
 * @param traces how many traces miss a service, or are missing
 * @param logLines how many lines of logs are not in Loki
 * @param written how many lines there should be
 */
record Losses(int traces, int logLines, int written) {

    private static final Set<String> SERVICES =
            Set.of("frontend", "main-service", "payments-service", "promotions-service");

    /** As it is now, of purchases since a moment. */
    static Losses of(Pipeline pipeline, List<String> traceIds, Instant since) {
        long traces = traceIds.stream()
                .filter(traceId -> !pipeline.traces().services(traceId).containsAll(SERVICES))
                .count();
        try {
            int written = LogBook.written(pipeline.shop(), traceIds).size();
            int stored = LogBook.stored(pipeline.watcher(StackPort.LOKI), traceIds, since)
                    .size();
            return new Losses((int) traces, written - stored, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all has arrived. */
    boolean none() {
        return traces == 0 && logLines == 0;
    }
}
