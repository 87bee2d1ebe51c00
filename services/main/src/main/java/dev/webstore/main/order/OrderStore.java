package dev.webstore.main.order;

import dev.webstore.main.order.Order.Discount;
import dev.webstore.main.order.Order.Item;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Orders in PostgreSQL. A status only ever changes from one that is named. */
public final class OrderStore {

    /**
     * A stored order and the request it came from.
     *
     * @param order as it is now
     * @param request what placed it, to tell a repetition from another request
     */
    public record Placed(Order order, String request) {}

    private final Database database;

    /** Orders of the shop's database. */
    public OrderStore(Database database) {
        this.database = database;
    }

    /** Adds an order; false when the user already has one under that key. */
    public boolean insert(Order order, String idempotencyKey, String request) {
        return database.with(handle -> handle.createUpdate("""
                        INSERT INTO orders (id, user_id, idempotency_key, request, status, country, payment_method,
                                            subtotal_cents, discount_cents, total_cents, discounts, items, coupon_code,
                                            traceparent, charge_before, created_at, updated_at)
                        VALUES (:id, :user, :key, :request, :status, :country, :method, :subtotal, :discount, :total,
                                :discounts::jsonb, :items::jsonb, :coupon, :traceparent, :before, :created, :created)
                        ON CONFLICT (user_id, idempotency_key) DO NOTHING""")
                        .bind("id", order.orderId())
                        .bind("user", order.userId())
                        .bind("key", idempotencyKey)
                        .bind("request", request)
                        .bind("status", order.status().name())
                        .bind("country", order.country().name())
                        .bind("method", order.paymentMethod().text())
                        .bind("subtotal", order.subtotal().cents())
                        .bind("discount", order.discount().cents())
                        .bind("total", order.total().cents())
                        .bind("discounts", Json.text(order.discounts()))
                        .bind("items", Json.text(order.items()))
                        .bind("coupon", order.couponCode())
                        .bind("traceparent", order.traceparent())
                        .bind("before", order.chargeBefore())
                        .bind("created", order.createdAt())
                        .execute())
                == 1;
    }

    /** The order a user placed under that key. */
    public Optional<Placed> byKey(String userId, String idempotencyKey) {
        return database.with(handle -> handle.createQuery(
                        "SELECT * FROM orders WHERE user_id = :user AND idempotency_key = :key")
                .bind("user", userId)
                .bind("key", idempotencyKey)
                .map((row, context) -> new Placed(order(row, context), row.getString("request")))
                .findOne());
    }

    /** An order of that user. */
    public Optional<Order> byId(String userId, String orderId) {
        return database.with(handle -> handle.createQuery("SELECT * FROM orders WHERE id = :id AND user_id = :user")
                .bind("id", orderId)
                .bind("user", userId)
                .map(OrderStore::order)
                .findOne());
    }

    /** An order, whoever placed it. */
    public Optional<Order> byId(Handle handle, String orderId) {
        return handle.createQuery("SELECT * FROM orders WHERE id = :id")
                .bind("id", orderId)
                .map(OrderStore::order)
                .findOne();
    }

    /** Orders by their ids, whoever placed them. */
    public Map<String, Order> byIds(Handle handle, Collection<String> orderIds) {
        return handle.createQuery("SELECT * FROM orders WHERE id = ANY (:ids)")
                .bindArray("ids", String.class, orderIds.toArray())
                .map(OrderStore::order)
                .collect(Collectors.toMap(Order::orderId, Function.identity()));
    }

    /** A user's orders, newest first. */
    public List<Order> ofUser(String userId, int limit, int offset) {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM orders WHERE user_id = :user
                        ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset""")
                .bind("user", userId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(OrderStore::order)
                .list());
    }

    /** How many orders a user has. */
    public int countOfUser(String userId) {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM orders WHERE user_id = :user")
                .bind("user", userId)
                .mapTo(Integer.class)
                .one());
    }

    /** Whether a user has never bought anything. */
    public boolean isFirstOf(String userId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT NOT EXISTS (SELECT 1 FROM orders WHERE user_id = :user
                                           AND status IN ('PAID', 'DELAYED', 'CANCELLED', 'REFUNDED'))""")
                .bind("user", userId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Orders still pending whose time for charging ended before {@code limit}, oldest first. */
    public List<Order> pendingSince(Instant limit, int atMost) {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM orders WHERE status = 'PENDING' AND charge_before < :limit
                        ORDER BY charge_before LIMIT :atMost""")
                .bind("limit", limit)
                .bind("atMost", atMost)
                .map(OrderStore::order)
                .list());
    }

    /** How many orders are pending. */
    public long countPending() {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM orders WHERE status = 'PENDING'")
                .mapTo(Long.class)
                .one());
    }

    /** Moves an order from one status to another; false when it is not in {@code from}, and nothing changes. */
    public boolean move(
            Handle handle,
            String orderId,
            OrderStatus from,
            OrderStatus to,
            @Nullable String transactionId,
            @Nullable String reason) {
        return handle.createUpdate("""
                        UPDATE orders SET status = :to, reason = :reason, updated_at = now(),
                                          transaction_id = coalesce(:transaction, transaction_id)
                        WHERE id = :id AND status = :from""")
                        .bind("to", to.name())
                        .bind("reason", reason)
                        .bind("transaction", transactionId)
                        .bind("id", orderId)
                        .bind("from", from.name())
                        .execute()
                == 1;
    }

    private static Order order(ResultSet row, StatementContext context) throws SQLException {
        return new Order(
                row.getString("id"),
                row.getString("user_id"),
                OrderStatus.valueOf(row.getString("status")),
                Country.valueOf(row.getString("country")),
                PaymentMethod.of(row.getString("payment_method")),
                List.of(Json.read(row.getString("items"), Item[].class)),
                Money.ofCents(row.getLong("subtotal_cents")),
                Money.ofCents(row.getLong("discount_cents")),
                List.of(Json.read(row.getString("discounts"), Discount[].class)),
                Money.ofCents(row.getLong("total_cents")),
                "USD",
                row.getString("coupon_code"),
                row.getString("transaction_id"),
                row.getString("reason"),
                row.getString("traceparent"),
                instant(row, "charge_before"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
