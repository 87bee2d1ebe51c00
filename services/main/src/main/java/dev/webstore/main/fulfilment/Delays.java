package dev.webstore.main.fulfilment;

import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.order.Order;
import dev.webstore.main.order.OrderStatus;
import dev.webstore.main.order.OrderStore;
import dev.webstore.main.outbox.OutboxStore;
import dev.webstore.main.outbox.Task;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of a paid order that cannot ship now: it is delayed, and about one in five of those is cancelled and
 * refunded.
 */
public final class Delays {

    /** The reason of an order for which there was too little stock: nothing was taken off for it. */
    public static final String OUT_OF_STOCK = "out_of_stock";

    private static final int ONE_IN = 5;

    private final OrderStore orders;
    private final OutboxStore outbox;
    private final MainInstruments instruments;

    /** Delays of orders in {@code orders}. */
    public Delays(OrderStore orders, OutboxStore outbox, MainInstruments instruments) {
        this.orders = orders;
        this.outbox = outbox;
        this.instruments = instruments;
    }

    /** Delays or cancels an order that is PAID, in the caller's transaction; returns its new status. */
    public OrderStatus delay(Handle handle, Order order, String reason) {
        if (!orders.move(handle, order.orderId(), OrderStatus.PAID, OrderStatus.DELAYED, null, reason)) {
            return order.status();
        }
        instruments.orderDelayed(order.country());
        if (!isGivenUp(order)) {
            return OrderStatus.DELAYED;
        }
        orders.move(handle, order.orderId(), OrderStatus.DELAYED, OrderStatus.CANCELLED, null, reason);
        outbox.add(handle, order.orderId(), Map.of(Task.Kind.REFUND, reason));
        instruments.orderCancelled(order.country());
        return OrderStatus.CANCELLED;
    }

    /** The same answer for the same order, whoever asks and however often. */
    static boolean isGivenUp(Order order) {
        return Math.floorMod(order.orderId().hashCode(), ONE_IN) == 0;
    }
}
