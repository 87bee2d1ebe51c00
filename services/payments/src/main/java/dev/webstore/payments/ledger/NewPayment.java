package dev.webstore.payments.ledger;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Instant;

/** A payment that is to be recorded; the fields mean what they mean in {@link Payment}. */
public record NewPayment(
        String orderId,
        String userId,
        Money amount,
        Country country,
        PaymentMethod paymentMethod,
        Instant processBefore,
        String traceparent) {}
