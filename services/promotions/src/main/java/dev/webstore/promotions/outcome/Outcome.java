package dev.webstore.promotions.outcome;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.ProblemException;

/**
 * How an order ended.
 *
 * @param total what was to be paid for it
 */
record Outcome(String orderId, String userId, OutcomeStatus status, Money total) {

    private static final int LONGEST_ID = 64;

    /**
     * Reads an outcome.
     *
     * @throws ProblemException 400 naming what is wrong with it
     */
    static Outcome read(Fields fields) {
        var outcome = new Outcome(
                fields.text("order_id", 1, LONGEST_ID),
                fields.text("user_id", 1, LONGEST_ID),
                fields.oneOf("status", OutcomeStatus.class),
                fields.money("total"));
        fields.check();
        return outcome;
    }
}
