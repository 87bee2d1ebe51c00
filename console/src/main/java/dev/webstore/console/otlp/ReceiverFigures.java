package dev.webstore.console.otlp;

import dev.webstore.console.signal.Acceptance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the receivers received since the start. */
public final class ReceiverFigures {

    /** How something was sent. */
    public enum Transport {
        GRPC,
        HTTP
    }

    private final Map<Source, Counters> counters = new ConcurrentHashMap<>();

    private record Source(Signal signal, Transport transport) {}

    private static final class Counters {
        private final LongAdder exports = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder accepted = new LongAdder();
        private final LongAdder rejected = new LongAdder();
        private final LongAdder refused = new LongAdder();
    }

    /**
     * What came in one way.
     *
     * @param exports messages that were taken at least in part
     * @param bytes of these messages, decompressed
     * @param accepted spans, data points or log records that were taken
     * @param rejected those of them that were not
     * @param refusedExports messages that were refused as a whole
     */
    public record Received(long exports, long bytes, long accepted, long rejected, long refusedExports) {}

    ReceiverFigures() {}

    /** What came of that signal in that way. */
    public Received of(Signal signal, Transport transport) {
        Counters counted = counters(signal, transport);
        return new Received(
                counted.exports.sum(),
                counted.bytes.sum(),
                counted.accepted.sum(),
                counted.rejected.sum(),
                counted.refused.sum());
    }

    void count(Signal signal, Transport transport, long bytes, Acceptance acceptance) {
        Counters counted = counters(signal, transport);
        counted.exports.increment();
        counted.bytes.add(bytes);
        counted.accepted.add(acceptance.accepted());
        counted.rejected.add(acceptance.rejected());
    }

    void countRefusal(Signal signal, Transport transport) {
        counters(signal, transport).refused.increment();
    }

    private Counters counters(Signal signal, Transport transport) {
        return counters.computeIfAbsent(new Source(signal, transport), _ -> new Counters());
    }
}
