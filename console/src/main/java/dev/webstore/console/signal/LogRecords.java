package dev.webstore.console.signal;

import dev.webstore.console.wire.Slice;
import java.util.function.Consumer;

/** Reads OTLP's {@code ExportLogsServiceRequest}. */
public final class LogRecords {

    private LogRecords() {}

    /**
     * Shows every log record to {@code consumer}.
     *
     * @throws dev.webstore.console.wire.MalformedMessageException when it is no such message; records before the
     *     malformed place may have been shown
     */
    public static Acceptance read(Slice request, Consumer<IncomingLog> consumer) {
        var log = new IncomingLog();
        long[] accepted = {0};
        Scopes.read(request, log::of, record -> {
            log.read(record);
            consumer.accept(log);
            accepted[0]++;
        });
        return Acceptance.of(accepted[0]);
    }
}
