package dev.webstore.payments.ledger;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment on the wire. */
public record PaymentResource(
        String paymentId,
        String orderId,
        String userId,
        Money amount,
        String currency,
        Country country,
        PaymentMethod paymentMethod,
        PaymentStatus status,
        @Nullable String transactionId,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt) {

    /** The wire form of {@code payment}. */
    public static PaymentResource of(Payment payment) {
        return new PaymentResource(
                payment.paymentId(),
                payment.orderId(),
                payment.userId(),
                payment.amount(),
                Money.CURRENCY,
                payment.country(),
                payment.paymentMethod(),
                payment.status(),
                payment.transactionId(),
                payment.reason(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
