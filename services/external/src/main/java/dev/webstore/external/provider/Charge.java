package dev.webstore.external.provider;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the provider's book: money that was captured and, perhaps, given back.
 *
 * @param idempotencyKey the client's name for it, unique in the book
 * @param transactionId the provider's name for it
 * @param status {@link #CAPTURED} or {@link #REFUNDED}
 * @param amount what was captured, more than nothing
 * @param currency three letters
 * @param country the payer's country
 * @param paymentMethod as the client named it
 * @param capturedAt when it was captured
 * @param refundId the provider's name for the refund, if there was one
 * @param refundedAt when it was refunded, if it was
 */
record Charge(
        String idempotencyKey,
        String transactionId,
        String status,
        Money amount,
        String currency,
        Country country,
        String paymentMethod,
        Instant capturedAt,
        @Nullable String refundId,
        @Nullable Instant refundedAt) {

    static final String CAPTURED = "captured";
    static final String REFUNDED = "refunded";

    /** A charge captured at {@code now}. */
    static Charge captured(ChargeRequest request, Instant now) {
        return new Charge(
                request.idempotencyKey(),
                "txn_" + UUID.randomUUID(),
                CAPTURED,
                request.amount(),
                request.currency(),
                request.country(),
                request.paymentMethod(),
                now,
                null,
                null);
    }

    /** The same charge, given back at {@code now}. */
    Charge refunded(Instant now) {
        return new Charge(
                idempotencyKey,
                transactionId,
                REFUNDED,
                amount,
                currency,
                country,
                paymentMethod,
                capturedAt,
                "rfd_" + UUID.randomUUID(),
                now);
    }

    boolean isRefunded() {
        return status.equals(REFUNDED);
    }
}
