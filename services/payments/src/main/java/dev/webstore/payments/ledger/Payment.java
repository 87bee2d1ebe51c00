package dev.webstore.payments.ledger;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order, as the ledger has it.
 *
 * @param orderId the order; there is one payment for each
 * @param amount what is charged, more than nothing
 * @param transactionId the provider's id of the charge, once captured
 * @param reason why it was declined or failed, in a word
 * @param processBefore from this moment on the provider refuses to capture
 * @param traceparent the trace that started it, in W3C form; empty when there was none
 */
public record Payment(
        String orderId,
        String userId,
        Money amount,
        Country country,
        PaymentMethod paymentMethod,
        PaymentStatus status,
        @Nullable String transactionId,
        @Nullable String reason,
        Instant processBefore,
        String traceparent,
        Instant createdAt,
        Instant updatedAt) {

    private static final String PREFIX = "pay_";

    /** Its name outside the ledger, and the idempotency key at the provider. */
    public String paymentId() {
        return PREFIX + orderId;
    }

    /** The order of the payment that others call {@code paymentId}, if it can be one. */
    static Optional<String> orderId(String paymentId) {
        return paymentId.startsWith(PREFIX) ? Optional.of(paymentId.substring(PREFIX.length())) : Optional.empty();
    }
}
