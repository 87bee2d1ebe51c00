package dev.webstore.console.pipeline;

import dev.webstore.console.compact.Occupancy;
import dev.webstore.console.otlp.ReceiverFigures;
import dev.webstore.console.otlp.ReceiverFigures.Received;
import dev.webstore.console.otlp.ReceiverFigures.Transport;
import dev.webstore.console.otlp.Signal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pipeline's figures. */
public final class Pipeline {

    private final ReceiverFigures receiver;
    private final Stores stores;
    private final Clock clock;
    private final Instant since;

    /** Figures from now on. */
    public Pipeline(ReceiverFigures receiver, Stores stores, Clock clock) {
        this.receiver = receiver;
        this.stores = stores;
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * All figures at a time.
     *
     * @param since when counting began
     * @param now when counting was looked at
     * @param sources what came, by signal and transport
     * @param stores what was kept
     * @param refusedSamples samples that no store took because their series were new and there was no space
     */
    public record Figures(
            Instant since, Instant now, List<Source> sources, List<Occupancy> stores, long refusedSamples) {}

    /**
     * What came in one way.
     *
     * @param signal traces, metrics or logs
     * @param transport grpc or http
     * @param received what came of it
     */
    public record Source(Signal signal, Transport transport, Received received) {}

    /** The figures now. */
    public Figures figures() {
        List<Source> sources = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            for (Transport transport : Transport.values()) {
                sources.add(new Source(signal, transport, receiver.of(signal, transport)));
            }
        }
        return new Figures(
                since,
                clock.instant(),
                sources,
                stores.occupancies(),
                stores.metrics().refused());
    }
}
