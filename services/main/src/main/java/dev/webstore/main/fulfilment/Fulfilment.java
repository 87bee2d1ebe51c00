package dev.webstore.main.fulfilment;

import dev.webstore.main.catalogue.ProductStore;
import dev.webstore.main.downstream.CrmClient;
import dev.webstore.main.downstream.InventoryClient;
import dev.webstore.main.downstream.PaymentsClient;
import dev.webstore.main.downstream.PromotionsClient;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.order.Order;
import dev.webstore.main.order.OrderStatus;
import dev.webstore.main.order.OrderStore;
import dev.webstore.main.outbox.Done;
import dev.webstore.main.outbox.OutboxStore;
import dev.webstore.main.outbox.Task;
import dev.webstore.main.outbox.TaskHandler;
import dev.webstore.platform.client.Reply;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.telemetry.Telemetry;
import java.util.Map;
import org.slf4j.Logger;

/** Does the outbox's tasks. */
public final class Fulfilment implements TaskHandler {

    /** With the outbox's backoff this is about half a minute: long enough for a blip, short enough for the buyer. */
    private static final int RESERVATION_ATTEMPTS = 6;

    private static final int CRM_ATTEMPTS = 12;

    private final Database database;
    private final OrderStore orders;
    private final ProductStore products;
    private final OutboxStore outbox;
    private final Delays delays;
    private final InventoryClient inventory;
    private final CrmClient crm;
    private final PaymentsClient payments;
    private final PromotionsClient promotions;
    private final MainInstruments instruments;
    private final Logger logger;

    /** Fulfilment of orders in {@code orders}. */
    public Fulfilment(
            Database database,
            OrderStore orders,
            ProductStore products,
            OutboxStore outbox,
            Delays delays,
            InventoryClient inventory,
            CrmClient crm,
            PaymentsClient payments,
            PromotionsClient promotions,
            MainInstruments instruments,
            Telemetry telemetry) {
        this.database = database;
        this.orders = orders;
        this.products = products;
        this.outbox = outbox;
        this.delays = delays;
        this.inventory = inventory;
        this.crm = crm;
        this.payments = payments;
        this.promotions = promotions;
        this.instruments = instruments;
        this.logger = telemetry.logger(Fulfilment.class);
    }

    @Override
    public Done handle(Task task) {
        return switch (task.kind()) {
            case RESERVE -> reserve(task);
            case TELL_CRM -> tellCrm(task);
            case TELL_PROMOTIONS -> tellPromotions(task);
            case REFUND -> refund(task);
        };
    }

    private Done reserve(Task task) {
        Order order = task.order();
        if (order.status() != OrderStatus.PAID) {
            return new Done.Finished();
        }
        Reply reply = inventory.reserve(order);
        if (reply instanceof Answered answer && answer.successful()) {
            return new Done.Finished();
        }
        instruments.reservationFailed(order.country(), outcome(reply));
        boolean isFinal = reply instanceof Answered answer && answer.status() < 500 && answer.status() != 429;
        if (!isFinal && task.attempts() < RESERVATION_ATTEMPTS) {
            return new Done.TryAgain(outcome(reply));
        }
        OrderStatus status =
                database.inTransaction(handle -> delays.delay(handle, order, "reservation_" + outcome(reply)));
        logger.atWarn()
                .addKeyValue("order_id", order.orderId())
                .addKeyValue("order_status", status.text())
                .addKeyValue("reason", outcome(reply))
                .log("Reservation failed for good");
        return new Done.Finished();
    }

    private Done tellCrm(Task task) {
        Reply reply = crm.tell(task.order());
        if (reply instanceof Answered answer && answer.status() < 500 && answer.status() != 429) {
            // A CRM that refuses a record has its reasons; the order does not depend on it.
            return new Done.Finished();
        }
        return task.attempts() < CRM_ATTEMPTS ? new Done.TryAgain(outcome(reply)) : new Done.GivenUp(outcome(reply));
    }

    private Done tellPromotions(Task task) {
        Order order = task.order();
        return promotions
                .tellOutcome(order.orderId(), order.userId(), task.payload(), order.total())
                .<Done>map(Done.TryAgain::new)
                .orElseGet(Done.Finished::new);
    }

    /** Tried until it works: the money is not ours. */
    private Done refund(Task task) {
        var failure = payments.refund(task.orderId(), task.payload());
        if (failure.isPresent()) {
            return new Done.TryAgain(failure.get());
        }
        database.useTransaction(handle -> {
            Order order = orders.byId(handle, task.orderId()).orElseThrow();
            if (orders.move(
                    handle, order.orderId(), OrderStatus.CANCELLED, OrderStatus.REFUNDED, null, order.reason())) {
                if (!Delays.OUT_OF_STOCK.equals(order.reason())) {
                    products.putBack(handle, order.quantities());
                }
                outbox.add(handle, order.orderId(), Map.of(Task.Kind.TELL_PROMOTIONS, "refunded"));
            }
        });
        logger.atInfo().addKeyValue("order_id", task.orderId()).log("Order refunded");
        return new Done.Finished();
    }

    private static String outcome(Reply reply) {
        return switch (reply) {
            case Answered answer -> "status_" + answer.status();
            case NotSent(String reason) -> reason;
            case NoAnswer(String reason) -> reason;
        };
    }
}
