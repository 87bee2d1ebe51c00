package dev.webstore.payments.refund;

import dev.webstore.payments.instruments.PaymentSpans;
import dev.webstore.payments.instruments.PaymentsInstruments;
import dev.webstore.payments.ledger.Ledger;
import dev.webstore.payments.ledger.Payment;
import dev.webstore.payments.ledger.PaymentStatus;
import dev.webstore.payments.provider.ProviderClient;
import dev.webstore.payments.provider.RefundOutcome.Contradicted;
import dev.webstore.payments.provider.RefundOutcome.NotYet;
import dev.webstore.payments.provider.RefundOutcome.Refunded;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;

/**
 * Gives the money of orders back. The decision is recorded before the provider is asked, and from then on the refund is
 * tried until it is done; the provider makes sure that asking twice gives back once.
 */
public final class Refunds {

    private static final int BATCH = 20;

    private final Ledger ledger;
    private final ProviderClient provider;
    private final Duration headStart;
    private final PaymentsInstruments instruments;
    private final PaymentSpans spans;
    private final Logger logger;

    /**
     * Refunds at {@code provider} what is in {@code ledger}.
     *
     * @param headStart how long the worker leaves a new refund to the request that asked for it
     */
    public Refunds(
            Ledger ledger,
            ProviderClient provider,
            Duration headStart,
            PaymentsInstruments instruments,
            PaymentSpans spans,
            Telemetry telemetry) {
        this.ledger = ledger;
        this.provider = provider;
        this.headStart = headStart;
        this.instruments = instruments;
        this.spans = spans;
        this.logger = telemetry.logger(Refunds.class);
    }

    /**
     * Refunds a captured payment.
     *
     * @return the payment as it is now: refunded, or about to be
     * @throws ProblemException 409 when there is no money to give back
     */
    Payment refund(Payment payment, String why) {
        var requested = ledger.refundRequested(payment, why, Instant.now().plus(headStart));
        if (requested.isPresent()) {
            return attempt(requested.get());
        }
        Payment known = ledger.find(payment.orderId()).orElse(payment);
        return switch (known.status()) {
            case REFUND_PENDING, REFUNDED -> known;
            case PENDING, CAPTURED, DECLINED, FAILED ->
                throw new ProblemException(Problem.of(
                        409, "Not captured", "The payment is " + known.status() + ", so there is nothing to refund"));
        };
    }

    /** One round of the worker: tries the refunds that are due. Returns whether there may be more. */
    public boolean retryDue() {
        List<Payment> due = claim();
        due.forEach(payment -> spans.inTraceOf(payment, "refund payment", this::attempt));
        return due.size() == BATCH;
    }

    private List<Payment> claim() {
        try (Scope ignored = Telemetry.unrecorded().makeCurrent()) {
            return ledger.claim(PaymentStatus.REFUND_PENDING, BATCH);
        }
    }

    private Payment attempt(Payment payment) {
        return switch (provider.refund(payment)) {
            case Refunded(String refundId) -> {
                Payment refunded = ledger.refunded(payment, refundId)
                        .or(() -> ledger.find(payment.orderId()))
                        .orElse(payment);
                instruments.refund(payment, "refunded");
                logger.atInfo()
                        .addKeyValue("order_id", payment.orderId())
                        .addKeyValue("amount", payment.amount().decimal())
                        .addKeyValue("country", payment.country())
                        .log("Payment refunded");
                yield refunded;
            }
            case NotYet(String reason) -> {
                instruments.refund(payment, "not_yet");
                logger.atWarn()
                        .addKeyValue("order_id", payment.orderId())
                        .addKeyValue("reason", reason)
                        .log("Refund not done yet, will try again");
                yield payment;
            }
            case Contradicted(String reason) -> {
                instruments.refund(payment, "contradicted");
                logger.atError()
                        .addKeyValue("order_id", payment.orderId())
                        .addKeyValue("reason", reason)
                        .log("The provider does not know a captured payment as we do");
                yield payment;
            }
        };
    }
}
