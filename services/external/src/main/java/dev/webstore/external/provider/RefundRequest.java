package dev.webstore.external.provider;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.money.Money;

/**
 * A client's wish to give money back.
 *
 * @param idempotencyKey the client's name for the charge
 * @param amount the whole amount of the charge
 */
record RefundRequest(String idempotencyKey, Money amount) {

    /**
     * Reads a request.
     *
     * @throws dev.webstore.platform.problem.ProblemException 400 naming what is wrong with it
     */
    static RefundRequest read(Fields fields) {
        var request = new RefundRequest(fields.text("idempotency_key", 1, 100), fields.money("amount"));
        fields.check();
        return request;
    }
}
