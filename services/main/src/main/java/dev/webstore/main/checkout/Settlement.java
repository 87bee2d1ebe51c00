package dev.webstore.main.checkout;

import dev.webstore.main.cart.CartStore;
import dev.webstore.main.catalogue.ProductStore;
import dev.webstore.main.downstream.PaymentsClient.Charge;
import dev.webstore.main.fulfilment.Delays;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.order.Order;
import dev.webstore.main.order.OrderStatus;
import dev.webstore.main.order.OrderStore;
import dev.webstore.main.outbox.OutboxStore;
import dev.webstore.main.outbox.Task.Kind;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.trace.Span;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Brings what is known of a charge into the order, in one transaction: its status, the stock, and the tasks that
 * follow; then takes what was paid out of the cart. Whoever comes second, the checkout itself or recovery, finds the
 * order settled and changes nothing.
 */
public final class Settlement {

    private final Database database;
    private final OrderStore orders;
    private final ProductStore products;
    private final CartStore carts;
    private final OutboxStore outbox;
    private final Delays delays;
    private final MainInstruments instruments;
    private final Clock clock;
    private final Logger logger;

    /** Settles orders in {@code orders}. */
    public Settlement(
            Database database,
            OrderStore orders,
            ProductStore products,
            CartStore carts,
            OutboxStore outbox,
            Delays delays,
            MainInstruments instruments,
            Clock clock,
            Telemetry telemetry) {
        this.database = database;
        this.orders = orders;
        this.products = products;
        this.carts = carts;
        this.outbox = outbox;
        this.delays = delays;
        this.instruments = instruments;
        this.clock = clock;
        this.logger = telemetry.logger(Settlement.class);
    }

    /** Settles a pending order; what is unknown leaves it pending. */
    public Outcome settle(Order order, Charge charge) {
        Settled settled = database.inTransaction(handle -> switch (charge) {
            case Charge.Captured(String transactionId) -> paid(handle, order, transactionId);
            case Charge.Declined(String reason) -> unpaid(handle, order, OrderStatus.DECLINED, reason);
            case Charge.Failed(String reason) -> unpaid(handle, order, OrderStatus.PAYMENT_FAILED, reason);
            case Charge.Unknown ignored -> new Settled(new Outcome.Pending(order), true);
        });
        Outcome outcome = settled.outcome();
        describe(Span.current(), outcome.order(), outcome);
        if (settled.byUs()) {
            report(outcome, charge);
            if (outcome instanceof Outcome.Paid) {
                takeOutOfCart(order);
            }
        }
        return outcome;
    }

    private Settled paid(Handle handle, Order order, String transactionId) {
        if (!orders.move(handle, order.orderId(), OrderStatus.PENDING, OrderStatus.PAID, transactionId, null)) {
            return alreadySettled(handle, order);
        }
        Order paid = order.in(OrderStatus.PAID, transactionId, null, clock.instant());
        if (products.take(handle, order.quantities())) {
            outbox.add(
                    handle, order.orderId(), Map.of(Kind.TELL_CRM, "", Kind.TELL_PROMOTIONS, "paid", Kind.RESERVE, ""));
            return new Settled(new Outcome.Paid(paid), true);
        }
        outbox.add(handle, order.orderId(), Map.of(Kind.TELL_CRM, "", Kind.TELL_PROMOTIONS, "paid"));
        OrderStatus status = delays.delay(handle, paid, Delays.OUT_OF_STOCK);
        Order delayed = paid.in(status, transactionId, Delays.OUT_OF_STOCK, clock.instant());
        return new Settled(new Outcome.Paid(delayed), true);
    }

    private Settled unpaid(Handle handle, Order order, OrderStatus status, String reason) {
        if (!orders.move(handle, order.orderId(), OrderStatus.PENDING, status, null, reason)) {
            return alreadySettled(handle, order);
        }
        outbox.add(handle, order.orderId(), Map.of(Kind.TELL_PROMOTIONS, "failed"));
        return new Settled(Outcome.of(order.in(status, null, reason, clock.instant())), true);
    }

    private Settled alreadySettled(Handle handle, Order order) {
        return new Settled(Outcome.of(orders.byId(handle, order.orderId()).orElseThrow()), false);
    }

    /** The order is paid already, so that a cart that cannot be reached must not change the answer. */
    private void takeOutOfCart(Order order) {
        try {
            carts.takeOut(order.userId(), order.quantities());
        } catch (ProblemException e) {
            logger.atWarn()
                    .addKeyValue("order_id", order.orderId())
                    .log("The cart could not be cleared after the order");
        }
    }

    private void report(Outcome outcome, Charge charge) {
        Order order = outcome.order();
        instruments.checkoutEnded(order.country(), order.paymentMethod(), outcome.text(), order.total());
        logger.atLevel(charge instanceof Charge.Unknown || charge instanceof Charge.Failed ? Level.WARN : Level.INFO)
                .addKeyValue("order_id", order.orderId())
                .addKeyValue("user_id", order.userId())
                .addKeyValue("country", order.country())
                .addKeyValue("payment_method", order.paymentMethod())
                .addKeyValue("amount", order.total().decimal())
                .addKeyValue("order_status", order.status().text())
                .addKeyValue("reason", order.reason())
                .log("Checkout {}", outcome.text());
    }

    private static void describe(Span span, Order order, Outcome outcome) {
        span.setAttribute(SpanAttributes.ORDER_ID, order.orderId())
                .setAttribute(SpanAttributes.ORDER_STATUS, order.status().text())
                .setAttribute(SpanAttributes.COUNTRY, order.country().name())
                .setAttribute(
                        SpanAttributes.PAYMENT_METHOD, order.paymentMethod().text())
                .setAttribute(SpanAttributes.PAYMENT_STATUS, outcome.text())
                .setAttribute(SpanAttributes.TRANSACTION_AMOUNT, order.total().approximateDollars())
                .setAttribute(
                        SpanAttributes.PROMOTION_DISCOUNT, order.discount().approximateDollars())
                .setAttribute(
                        SpanAttributes.PROMOTION_NAMES,
                        order.discounts().stream().map(Order.Discount::name).toList());
        if (order.transactionId() != null) {
            span.setAttribute(SpanAttributes.PAYMENT_TRANSACTION_ID, order.transactionId());
        }
        if (order.reason() != null) {
            span.setAttribute(SpanAttributes.PAYMENT_REASON, order.reason());
        }
    }

    /**
     * What came of settling.
     *
     * @param byUs false when somebody else had settled the order before, who reported it and saw to the cart
     */
    private record Settled(Outcome outcome, boolean byUs) {}
}
