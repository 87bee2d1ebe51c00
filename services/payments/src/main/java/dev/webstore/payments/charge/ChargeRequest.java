package dev.webstore.payments.charge;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The wish to charge an order.
 *
 * @param orderId up to 64 letters, digits, {@code _} and {@code -}
 * @param amount more than nothing
 * @param processBefore from this moment on the money must not be taken any more; at most an hour away
 */
record ChargeRequest(
        String orderId,
        String userId,
        Money amount,
        Country country,
        PaymentMethod paymentMethod,
        Instant processBefore) {

    /** Until then a charge without an answer stays open, so it must not be far. */
    private static final Duration FARTHEST = Duration.ofHours(1);

    /** An order's id becomes part of a path at the provider. */
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /**
     * Reads a request.
     *
     * @throws ProblemException 400 naming what is wrong with it
     */
    static ChargeRequest read(Fields fields) {
        String orderId = fields.text("order_id", 1, 64);
        if (!orderId.isEmpty() && !ORDER_ID.matcher(orderId).matches()) {
            fields.reject("order_id", "must consist of letters, digits, _ and -");
        }
        var request = new ChargeRequest(
                orderId,
                fields.text("user_id", 1, 64),
                fields.money("amount"),
                fields.oneOf("country", Country.class),
                fields.oneOf("payment_method", PaymentMethod.class),
                fields.instant("process_before"));
        if (request.processBefore().isAfter(Instant.now().plus(FARTHEST))) {
            fields.reject("process_before", "must be at most an hour away");
        }
        fields.check();
        if (!request.amount().isPositive()) {
            throw ProblemException.invalid("amount", "must be more than 0.00");
        }
        return request;
    }

    boolean isLate() {
        return !Instant.now().isBefore(processBefore);
    }
}
