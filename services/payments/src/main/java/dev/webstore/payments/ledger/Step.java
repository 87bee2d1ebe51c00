package dev.webstore.payments.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a payment: the one state it may start from, the state it ends in and what is noted.
 *
 * @param kind the kind of ledger entry
 * @param transactionId the provider's id of the charge; null to leave it as it is
 * @param reason why it was declined or failed; null to leave it as it is
 * @param detail what the entry says beside its kind
 * @param dueAt when a worker looks after the payment; null for never
 */
record Step(
        PaymentStatus from,
        PaymentStatus to,
        String kind,
        @Nullable String transactionId,
        @Nullable String reason,
        String detail,
        @Nullable Instant dueAt) {

    static Step captured(String transactionId) {
        return new Step(
                PaymentStatus.PENDING, PaymentStatus.CAPTURED, "captured", transactionId, null, transactionId, null);
    }

    static Step declined(String reason) {
        return new Step(PaymentStatus.PENDING, PaymentStatus.DECLINED, "declined", null, reason, reason, null);
    }

    static Step failed(String reason) {
        return new Step(PaymentStatus.PENDING, PaymentStatus.FAILED, "failed", null, reason, reason, null);
    }

    static Step refundRequested(String why, Instant dueAt) {
        return new Step(
                PaymentStatus.CAPTURED, PaymentStatus.REFUND_PENDING, "refund_requested", null, null, why, dueAt);
    }

    static Step refunded(String refundId) {
        return new Step(PaymentStatus.REFUND_PENDING, PaymentStatus.REFUNDED, "refunded", null, null, refundId, null);
    }
}
