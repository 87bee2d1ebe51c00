package dev.webstore.traffic.floor;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The statements of a journey on main-service's schema, as its stores write them. */
final class BareOrders {

    private static final String PRODUCT =
            "SELECT id, name, category, description, price_cents, stock, countries FROM products WHERE ";
    private static final String MATCHES = """
            (?::text IS NULL OR ? = ANY (countries))
            AND (?::text IS NULL OR name ILIKE ? OR description ILIKE ?)""";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String ITEMS = """
            [{"product_id":"aud-001","name":"Larkspur Open-Back Headphones","unit_price":189.00,"quantity":1,\
            "line_total":189.00}]""";
    private static final String DISCOUNTS = """
            [{"source":"tier","name":"Over $100","amount":5.67}]""";

    private final BareDatabase database;

    BareOrders(BareDatabase database) {
        this.database = database;
    }

    void register(String user, byte[] token) {
        database.run(
                "INSERT INTO users (id, email, name, role, password_hash) VALUES (?, ?, 'Sam Shopper', 'customer', '')",
                user,
                user + "@example.com");
        database.run(
                "INSERT INTO tokens (hash, user_id, expires_at) VALUES (?, ?, now() + interval '7 days')", token, user);
    }

    void authenticate(byte[] token) {
        database.run("""
                SELECT users.id, email, name, role FROM tokens JOIN users ON users.id = tokens.user_id
                WHERE hash = ? AND expires_at > now() AND (NOT demo OR ?)""", token, true);
    }

    void browse(String country, String category) {
        database.use(connection -> {
            BareDatabase.run(
                    connection,
                    "SELECT category, count(*) AS count FROM products WHERE " + MATCHES
                            + " GROUP BY category ORDER BY category",
                    country,
                    country,
                    null,
                    null,
                    null);
            BareDatabase.run(
                    connection,
                    PRODUCT + MATCHES + " AND (?::text IS NULL OR category = ?) ORDER BY name, id LIMIT ? OFFSET ?",
                    country,
                    country,
                    null,
                    null,
                    null,
                    category,
                    category,
                    24,
                    0);
        });
    }

    List<String> productIds() {
        return database.run("SELECT id FROM products");
    }

    void products(String product) {
        database.run(PRODUCT + "id = ANY (?)", (Object) new String[] {product});
    }

    void findByKey(String user, String order) {
        database.run("SELECT * FROM orders WHERE user_id = ? AND idempotency_key = ?", user, order);
    }

    void isFirst(String user) {
        database.run("""
                SELECT NOT EXISTS (SELECT 1 FROM orders WHERE user_id = ?
                                   AND status IN ('PAID', 'DELAYED', 'CANCELLED', 'REFUNDED'))""", user);
    }

    void insert(String user, String order) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        database.run(
                """
                INSERT INTO orders (id, user_id, idempotency_key, request, status, country, payment_method,
                                    subtotal_cents, discount_cents, total_cents, discounts, items, coupon_code,
                                    traceparent, charge_before, created_at, updated_at)
                VALUES (?, ?, ?, ?, 'PENDING', 'US', 'credit_card', 18900, 567, 18333, ?::jsonb, ?::jsonb, NULL,
                        ?, ?, ?, ?)
                ON CONFLICT (user_id, idempotency_key) DO NOTHING""",
                order,
                user,
                order,
                "US credit_card",
                DISCOUNTS,
                ITEMS,
                TRACEPARENT,
                now.plusSeconds(10),
                now,
                now);
    }

    void settle(String order, String product, String transaction) {
        database.inTransaction(connection -> {
            BareDatabase.run(connection, """
                    UPDATE orders SET status = 'PAID', reason = NULL, updated_at = now(),
                                      transaction_id = coalesce(?, transaction_id)
                    WHERE id = ? AND status = 'PENDING'""", transaction, order);
            BareDatabase.run(connection, "UPDATE products SET stock = stock - 1 WHERE id = ? AND stock >= 1", product);
            BareDatabase.run(
                    connection, """
                    INSERT INTO outbox (order_id, task, payload)
                    SELECT ?, task, payload FROM unnest(?::text[], ?::text[]) AS added (task, payload)""", order, new String[] {"TELL_CRM", "TELL_PROMOTIONS", "RESERVE"}, new String[] {
                        "", "paid", ""
                    });
        });
    }

    /** A task of the outbox. */
    record Task(long id, String order, String kind) {}

    /** Claims outbox tasks. */
    List<Task> claim(int atMost) {
        var tasks = new ArrayList<Task>();
        database.use(connection -> {
            try (var statement = connection.prepareStatement("""
                    UPDATE outbox SET attempts = attempts + 1, due_at = now() + 30 * interval '1 second'
                    WHERE id IN (SELECT id FROM outbox WHERE NOT dead AND due_at <= now()
                                 ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                    RETURNING id, order_id, task, payload, attempts""")) {
                statement.setInt(1, atMost);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        tasks.add(new Task(rows.getLong(1), rows.getString(2), rows.getString(3)));
                    }
                }
            }
        });
        return tasks;
    }

    /** Reads the orders of tasks. */
    void read(List<Task> tasks) {
        database.run("SELECT * FROM orders WHERE id = ANY (?)", (Object)
                tasks.stream().map(Task::order).distinct().toArray(String[]::new));
    }

    void finish(List<Task> tasks) {
        database.run("DELETE FROM outbox WHERE id = ANY (?::bigint[])", (Object)
                tasks.stream().map(task -> String.valueOf(task.id())).toArray(String[]::new));
    }
}
