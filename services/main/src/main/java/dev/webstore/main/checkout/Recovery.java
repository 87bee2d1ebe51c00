package dev.webstore.main.checkout;

import dev.webstore.main.downstream.PaymentsClient;
import dev.webstore.main.downstream.PaymentsClient.Charge;
import dev.webstore.main.order.Order;
import dev.webstore.main.order.OrderStore;
import dev.webstore.main.outbox.OutboxWorker;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Settles orders that stayed pending, by asking the ledger what happened to the money.
 *
 * <p>It asks only once the order's time for charging is over. From then on nobody starts a charge for it, since
 * payments and the provider refuse to, so "never heard of it" is final.
 */
public final class Recovery {

    /** Allows for clocks that differ between the machines involved. */
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(2);

    private static final int BATCH = 50;

    private final OrderStore orders;
    private final PaymentsClient payments;
    private final Settlement settlement;
    private final OutboxWorker outbox;
    private final Clock clock;
    private final Telemetry telemetry;

    /** Recovers orders in {@code orders}. */
    public Recovery(
            OrderStore orders,
            PaymentsClient payments,
            Settlement settlement,
            OutboxWorker outbox,
            Clock clock,
            Telemetry telemetry) {
        this.orders = orders;
        this.payments = payments;
        this.settlement = settlement;
        this.outbox = outbox;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** One round; returns whether there may be more to settle at once. */
    public boolean round() {
        List<Order> pending;
        try (Scope ignored = Telemetry.unrecorded().makeCurrent()) {
            pending = orders.pendingSince(clock.instant().minus(CLOCK_MARGIN), BATCH);
        }
        long settled = pending.stream().filter(this::recover).count();
        return settled == BATCH;
    }

    private boolean recover(Order order) {
        Span span = telemetry
                .tracer()
                .spanBuilder("recover order")
                .setParent(Telemetry.contextOf(order.traceparent()))
                .setAttribute(SpanAttributes.ORDER_ID, order.orderId())
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            Charge charge = payments.find(order);
            if (charge instanceof Charge.Unknown) {
                return false;
            }
            settlement.settle(order, charge);
            outbox.wake();
            return true;
        } finally {
            span.end();
        }
    }
}
