package dev.webstore.traffic.floor;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The statements of a charge on payments-service's schema, as its ledger writes them. */
final class BareLedger {

    private final BareDatabase database;

    BareLedger(BareDatabase database) {
        this.database = database;
    }

    void record(String user, String order) {
        OffsetDateTime until = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(10);
        database.run(
                """
                WITH recorded AS (
                    INSERT INTO payments (order_id, user_id, amount_cents, country, payment_method, status,
                                          process_before, traceparent, due_at)
                    VALUES (?, ?, 18333, 'US', 'credit_card', 'PENDING', ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    RETURNING *),
                entry AS (
                    INSERT INTO ledger_entries (order_id, kind, amount_cents)
                    SELECT order_id, 'attempted', amount_cents FROM recorded)
                SELECT * FROM recorded""",
                order,
                user,
                until,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                until.plusSeconds(2));
    }

    void captured(String order, String transaction) {
        database.run("""
                WITH changed AS (
                    UPDATE payments
                    SET status = 'CAPTURED',
                        transaction_id = coalesce(?, transaction_id),
                        reason = coalesce(NULL, reason),
                        due_at = NULL,
                        attempts = 0,
                        updated_at = now()
                    WHERE order_id = ? AND status = 'PENDING'
                    RETURNING *),
                entry AS (
                    INSERT INTO ledger_entries (order_id, kind, amount_cents, detail)
                    SELECT order_id, 'captured', amount_cents, ? FROM changed)
                SELECT * FROM changed""", transaction, order, transaction);
    }
}
