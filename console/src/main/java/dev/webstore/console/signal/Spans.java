package dev.webstore.console.signal;

import dev.webstore.console.wire.Slice;
import java.util.function.Consumer;

/** Reads OTLP's {@code ExportTraceServiceRequest}. */
public final class Spans {

    private Spans() {}

    /**
     * Shows every span to {@code consumer}; those without valid ids are rejected.
     *
     * @throws dev.webstore.console.wire.MalformedMessageException when it is no such message; spans before the
     *     malformed place may have been shown
     */
    public static Acceptance read(Slice request, Consumer<IncomingSpan> consumer) {
        var span = new IncomingSpan();
        var counts = new Object() {
            long accepted;
            long rejected;
        };
        Scopes.read(request, span::of, record -> {
            span.read(record);
            if (span.isValid()) {
                consumer.accept(span);
                counts.accepted++;
            } else {
                counts.rejected++;
            }
        });
        return new Acceptance(
                counts.accepted,
                counts.rejected,
                counts.rejected == 0 ? "" : counts.rejected + " spans have no valid trace id or span id");
    }
}
