package dev.webstore.external.provider;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.ProblemException;
import java.time.Instant;

/**
 * A client's wish to capture money.
 *
 * @param idempotencyKey the client's name for the charge; the same name never captures twice
 * @param amount more than nothing
 * @param currency three letters
 * @param processBefore from this moment on it must not be captured any more
 */
record ChargeRequest(
        String idempotencyKey,
        Money amount,
        String currency,
        Country country,
        String paymentMethod,
        Instant processBefore) {

    /**
     * Reads a request.
     *
     * @throws ProblemException 400 naming what is wrong with it
     */
    static ChargeRequest read(Fields fields) {
        var request = new ChargeRequest(
                fields.text("idempotency_key", 1, 100),
                fields.money("amount"),
                fields.text("currency", 3, 3),
                fields.oneOf("country", Country.class),
                fields.text("payment_method", 1, 50),
                fields.instant("process_before"));
        fields.check();
        if (!request.amount().isPositive()) {
            throw ProblemException.invalid("amount", "must be more than 0.00");
        }
        return request;
    }
}
