package dev.webstore.payments.charge;

import dev.webstore.payments.instruments.PaymentsInstruments;
import dev.webstore.payments.ledger.Ledger;
import dev.webstore.payments.ledger.NewPayment;
import dev.webstore.payments.ledger.Payment;
import dev.webstore.payments.ledger.PaymentStatus;
import dev.webstore.payments.provider.ChargeOutcome;
import dev.webstore.payments.provider.ProviderClient;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.Telemetry;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Charges orders, each at most once.
 *
 * <p>Whoever gets the order into the ledger charges it; everybody else waits for what comes of that. So the provider is
 * asked once for each order, and no answer about one attempt can be taken for an answer about another. When the one who
 * charges dies, the ledger is left with a pending payment, which settlement sees to.
 */
public final class Charges {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Ledger ledger;
    private final ProviderClient provider;
    private final Duration patience;
    private final PaymentsInstruments instruments;
    private final Logger logger;

    /**
     * Charges at {@code provider} what is in {@code ledger}.
     *
     * @param patience how long a repeated request waits for the outcome of the first one
     */
    public Charges(
            Ledger ledger,
            ProviderClient provider,
            Duration patience,
            PaymentsInstruments instruments,
            Telemetry telemetry) {
        this.ledger = ledger;
        this.provider = provider;
        this.patience = patience;
        this.instruments = instruments;
        this.logger = telemetry.logger(Charges.class);
    }

    /**
     * Charges an order, or tells what came of charging it earlier.
     *
     * @return the payment as it is now, pending when the provider gave no answer
     * @throws ProblemException 409 when the order was charged another amount, 410 when it is too late and nothing was
     *     recorded
     */
    Payment process(ChargeRequest request) throws InterruptedException {
        Optional<Payment> recorded = request.isLate() ? Optional.empty() : ledger.record(newPayment(request));
        if (recorded.isPresent()) {
            return charge(recorded.get());
        }
        Payment known = ledger.find(request.orderId()).orElseThrow(Charges::tooLate);
        if (!known.amount().equals(request.amount())) {
            throw new ProblemException(Problem.ofField(
                    409, "Other amount", "amount", "differs from the amount this order was charged before"));
        }
        return outcomeOf(known);
    }

    private Payment charge(Payment payment) {
        long start = System.nanoTime();
        ChargeOutcome outcome = provider.charge(payment);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        Payment result = settle(payment, outcome);
        instruments.charged(result, duration);
        log(result, outcome);
        return result;
    }

    /** Writes the outcome down. Where that fails the payment is still pending, and that is the honest answer. */
    private Payment settle(Payment payment, ChargeOutcome outcome) {
        try {
            Optional<Payment> settled = switch (outcome) {
                case ChargeOutcome.Captured(String transactionId) -> ledger.captured(payment, transactionId);
                case ChargeOutcome.Declined(String reason) -> ledger.declined(payment, reason);
                case ChargeOutcome.NotCharged(String reason) -> ledger.failed(payment, reason);
                case ChargeOutcome.Unknown _ -> Optional.of(payment);
            };
            // Settlement was faster: what it wrote stands.
            return settled.or(() -> ledger.find(payment.orderId())).orElse(payment);
        } catch (RuntimeException e) {
            logger.atWarn()
                    .addKeyValue("order_id", payment.orderId())
                    .setCause(e)
                    .log("The outcome of a charge could not be recorded, settlement will");
            return payment;
        }
    }

    private Payment outcomeOf(Payment known) throws InterruptedException {
        Payment payment = known;
        long end = System.nanoTime() + patience.toNanos();
        while (payment.status() == PaymentStatus.PENDING && System.nanoTime() < end) {
            Thread.sleep(POLL);
            payment = ledger.find(known.orderId()).orElse(known);
        }
        return payment;
    }

    private void log(Payment payment, ChargeOutcome outcome) {
        var line = switch (outcome) {
            case ChargeOutcome.Captured _, ChargeOutcome.Declined _ -> logger.atInfo();
            case ChargeOutcome.NotCharged(String reason) -> logger.atWarn().addKeyValue("reason", reason);
            case ChargeOutcome.Unknown(String reason) -> logger.atWarn().addKeyValue("reason", reason);
        };
        line.addKeyValue("order_id", payment.orderId())
                .addKeyValue("user_id", payment.userId())
                .addKeyValue("country", payment.country())
                .addKeyValue("amount", payment.amount().decimal())
                .addKeyValue("payment_method", payment.paymentMethod())
                .addKeyValue("payment_status", payment.status().label())
                .log(
                        switch (outcome) {
                            case ChargeOutcome.Captured _ -> "Charge captured";
                            case ChargeOutcome.Declined _ -> "Charge declined";
                            case ChargeOutcome.NotCharged _ -> "Charge failed";
                            case ChargeOutcome.Unknown _ -> "Charge got no answer";
                        });
    }

    private static NewPayment newPayment(ChargeRequest request) {
        return new NewPayment(
                request.orderId(),
                request.userId(),
                request.amount(),
                request.country(),
                request.paymentMethod(),
                request.processBefore(),
                Telemetry.traceparent());
    }

    private static ProblemException tooLate() {
        return new ProblemException(Problem.ofField(410, "Too late", "process_before", "has passed; nothing was done"));
    }
}
