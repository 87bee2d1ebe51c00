package dev.webstore.payments.settlement;

import dev.webstore.payments.instruments.PaymentSpans;
import dev.webstore.payments.instruments.PaymentsInstruments;
import dev.webstore.payments.ledger.Ledger;
import dev.webstore.payments.ledger.Payment;
import dev.webstore.payments.ledger.PaymentStatus;
import dev.webstore.payments.provider.Lookup.Absent;
import dev.webstore.payments.provider.Lookup.Found;
import dev.webstore.payments.provider.Lookup.NotAnswered;
import dev.webstore.payments.provider.ProviderClient;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Settles charges that got no answer, by asking the provider what it has in its book. It asks once {@code
 * process_before} has passed: from then on the provider captures nothing any more, so an empty book stays empty.
 */
public final class Settlement {

    private static final int BATCH = 20;

    private final Ledger ledger;
    private final ProviderClient provider;
    private final PaymentsInstruments instruments;
    private final PaymentSpans spans;
    private final Logger logger;

    /** Settles what is pending in {@code ledger} by the book of {@code provider}. */
    public Settlement(
            Ledger ledger,
            ProviderClient provider,
            PaymentsInstruments instruments,
            PaymentSpans spans,
            Telemetry telemetry) {
        this.ledger = ledger;
        this.provider = provider;
        this.instruments = instruments;
        this.spans = spans;
        this.logger = telemetry.logger(Settlement.class);
    }

    /** One round of the worker: settles the payments that are due. Returns whether there may be more. */
    public boolean settleDue() {
        List<Payment> due = claim();
        due.forEach(payment -> spans.inTraceOf(payment, "settle payment", this::settle));
        return due.size() == BATCH;
    }

    private List<Payment> claim() {
        try (Scope ignored = Telemetry.unrecorded().makeCurrent()) {
            return ledger.claim(PaymentStatus.PENDING, BATCH);
        }
    }

    private Payment settle(Payment payment) {
        return switch (provider.find(payment)) {
            case Found(String transactionId) -> settled(payment, ledger.captured(payment, transactionId));
            case Absent() -> settled(payment, ledger.failed(payment, "no_answer"));
            case NotAnswered(String reason) -> {
                instruments.notSettled();
                logger.atWarn()
                        .addKeyValue("order_id", payment.orderId())
                        .addKeyValue("reason", reason)
                        .log("Payment not settled yet, will try again");
                yield payment;
            }
        };
    }

    /** Empty when the payment was no longer pending: then somebody else has settled it and said so. */
    private Payment settled(Payment before, Optional<Payment> after) {
        after.ifPresent(payment -> {
            instruments.settled(payment);
            logger.atInfo()
                    .addKeyValue("order_id", payment.orderId())
                    .addKeyValue("payment_status", payment.status().label())
                    .addKeyValue("amount", payment.amount().decimal())
                    .log("Payment settled");
        });
        return after.orElse(before);
    }
}
