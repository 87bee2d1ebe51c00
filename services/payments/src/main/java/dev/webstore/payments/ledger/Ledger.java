package dev.webstore.payments.ledger;

import dev.webstore.platform.database.Database;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The payments in PostgreSQL.
 *
 * <p>Every method is one statement and so one transaction: the new state and its entry are committed together when it
 * returns. A step is taken only from the state it starts from, so of several that compete exactly one is.
 */
public final class Ledger {

    /** Clocks of one installation differ by less than this. */
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(2);

    private static final String RECORD = """
            WITH recorded AS (
                INSERT INTO payments (order_id, user_id, amount_cents, country, payment_method, status,
                                      process_before, traceparent, due_at)
                VALUES (:order_id, :user_id, :amount, :country, :payment_method, 'PENDING',
                        :process_before, :traceparent, :due_at)
                ON CONFLICT DO NOTHING
                RETURNING *),
            entry AS (
                INSERT INTO ledger_entries (order_id, kind, amount_cents)
                SELECT order_id, 'attempted', amount_cents FROM recorded)
            SELECT * FROM recorded""";

    private static final String STEP = """
            WITH changed AS (
                UPDATE payments
                SET status = :to,
                    transaction_id = coalesce(:transaction_id, transaction_id),
                    reason = coalesce(:reason, reason),
                    due_at = :due_at,
                    attempts = 0,
                    updated_at = now()
                WHERE order_id = :order_id AND status = :from
                RETURNING *),
            entry AS (
                INSERT INTO ledger_entries (order_id, kind, amount_cents, detail)
                SELECT order_id, :kind, amount_cents, :detail FROM changed)
            SELECT * FROM changed""";

    /** Puts the next look off by 2, 4, 8, … up to 30 s, so a claim is its own back-off and needs no release. */
    private static final String CLAIM = """
            UPDATE payments
            SET attempts = attempts + 1,
                due_at = cast(:now AS timestamptz) + make_interval(secs => least(power(2, least(attempts, 4) + 1), 30))
            WHERE order_id IN (
                SELECT order_id FROM payments
                WHERE status = :status AND due_at <= :now
                ORDER BY due_at
                LIMIT :limit
                FOR UPDATE SKIP LOCKED)
            RETURNING *""";

    private final Database database;

    /** A ledger in {@code database}. */
    public Ledger(Database database) {
        this.database = database;
    }

    /** Records that an order is about to be charged, unless it already is in the ledger. */
    public Optional<Payment> record(NewPayment payment) {
        return database.with(handle -> handle.createQuery(RECORD)
                .bind("order_id", payment.orderId())
                .bind("user_id", payment.userId())
                .bind("amount", payment.amount().cents())
                .bind("country", payment.country().name())
                .bind("payment_method", payment.paymentMethod().text())
                .bind("process_before", payment.processBefore())
                .bind("traceparent", payment.traceparent())
                .bind("due_at", payment.processBefore().plus(CLOCK_MARGIN))
                .map(Ledger::payment)
                .findOne());
    }

    /** The payment of an order. */
    public Optional<Payment> find(String orderId) {
        return database.with(handle -> handle.createQuery("SELECT * FROM payments WHERE order_id = :order_id")
                .bind("order_id", orderId)
                .map(Ledger::payment)
                .findOne());
    }

    /** Ends a pending payment: the money was taken. Nothing when it is not pending. */
    public Optional<Payment> captured(Payment payment, String transactionId) {
        return take(Step.captured(transactionId), payment);
    }

    /** Ends a pending payment: the provider said no for good. Nothing when it is not pending. */
    public Optional<Payment> declined(Payment payment, String reason) {
        return take(Step.declined(reason), payment);
    }

    /** Ends a pending payment: nothing was taken and nothing will be. Nothing when it is not pending. */
    public Optional<Payment> failed(Payment payment, String reason) {
        return take(Step.failed(reason), payment);
    }

    /** Decides that captured money is given back; from {@code dueAt} on a worker sees to it. Nothing otherwise. */
    public Optional<Payment> refundRequested(Payment payment, String why, Instant dueAt) {
        return take(Step.refundRequested(why, dueAt), payment);
    }

    /** Ends a refund: the money was given back. Nothing when no refund is pending. */
    public Optional<Payment> refunded(Payment payment, String refundId) {
        return take(Step.refunded(refundId), payment);
    }

    /**
     * Takes payments in {@code status} that are due, oldest first. No other instance is given them for a while, which
     * grows with every claim from 2 to 30 s.
     */
    public List<Payment> claim(PaymentStatus status, int limit) {
        return database.with(handle -> handle.createQuery(CLAIM)
                .bind("status", status.name())
                .bind("now", Instant.now())
                .bind("limit", limit)
                .map(Ledger::payment)
                .list());
    }

    /** How many payments are in {@code status}, one of those that workers look after. */
    public long waiting(PaymentStatus status) {
        return database.with(handle -> handle.createQuery(
                        "SELECT count(*) FROM payments WHERE status = :status AND due_at IS NOT NULL")
                .bind("status", status.name())
                .mapTo(Long.class)
                .one());
    }

    private Optional<Payment> take(Step step, Payment payment) {
        return database.with(handle -> handle.createQuery(STEP)
                .bind("order_id", payment.orderId())
                .bind("from", step.from().name())
                .bind("to", step.to().name())
                .bind("kind", step.kind())
                .bind("transaction_id", step.transactionId())
                .bind("reason", step.reason())
                .bind("detail", step.detail())
                .bind("due_at", step.dueAt())
                .map(Ledger::payment)
                .findOne());
    }

    private static Payment payment(ResultSet row, StatementContext context) throws SQLException {
        return new Payment(
                row.getString("order_id"),
                row.getString("user_id"),
                Money.ofCents(row.getLong("amount_cents")),
                Country.valueOf(row.getString("country")),
                PaymentMethod.of(row.getString("payment_method")),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("transaction_id"),
                row.getString("reason"),
                instant(row, "process_before"),
                row.getString("traceparent"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
