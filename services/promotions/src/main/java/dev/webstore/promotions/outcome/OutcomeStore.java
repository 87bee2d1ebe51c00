package dev.webstore.promotions.outcome;

import org.jdbi.v3.core.Handle;

/** How orders ended, in PostgreSQL. */
final class OutcomeStore {

    private static final String RECORD = """
            INSERT INTO order_outcomes AS known (order_id, user_id, outcome, total_cents)
            VALUES (:order_id, :user_id, CAST(:outcome AS order_outcome), :total_cents)
            ON CONFLICT (order_id) DO UPDATE SET outcome = excluded.outcome, at = now()
            WHERE known.outcome < excluded.outcome""";

    /**
     * Records an outcome, unless the same or a later one is known, and returns whether it did. The order's outcome
     * cannot be changed by anybody else until the transaction ends.
     */
    boolean record(Handle handle, Outcome outcome) {
        return handle.createUpdate(RECORD)
                        .bind("order_id", outcome.orderId())
                        .bind("user_id", outcome.userId())
                        .bind("outcome", outcome.status().text())
                        .bind("total_cents", outcome.total().cents())
                        .execute()
                > 0;
    }

    /** The outcome on record. */
    OutcomeStatus status(Handle handle, String orderId) {
        return handle.createQuery("SELECT outcome::text FROM order_outcomes WHERE order_id = :order_id")
                .bind("order_id", orderId)
                .map((row, context) -> OutcomeStatus.of(row.getString(1)))
                .one();
    }
}
