package dev.webstore.console.pipeline;

import dev.webstore.console.metric.MetricIntake;
import dev.webstore.console.otlp.Intake;
import dev.webstore.console.otlp.Signal;
import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.signal.IncomingSpan;
import dev.webstore.console.signal.LogRecords;
import dev.webstore.console.signal.Spans;
import dev.webstore.console.wire.Slice;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Brings what the receivers receive into the stores, and spans to those who count them, too. */
public final class StoreIntake implements Intake {

    private final Stores stores;
    private final MetricIntake metrics;
    private final Consumer<IncomingSpan> spans;

    /**
     * Fills {@code stores}.
     *
     * @param observers are shown each span that was kept
     */
    public StoreIntake(Stores stores, Clock clock, List<Consumer<IncomingSpan>> observers) {
        this.stores = stores;
        this.metrics = new MetricIntake(stores.metrics(), clock);
        this.spans = span -> {
            stores.traces().add(span);
            observers.forEach(observer -> observer.accept(span));
        };
    }

    @Override
    public Acceptance take(Signal signal, Slice message) {
        return switch (signal) {
            case TRACES -> Spans.read(message, spans);
            case METRICS -> metrics.take(message);
            case LOGS -> LogRecords.read(message, stores.logs()::add);
        };
    }
}
