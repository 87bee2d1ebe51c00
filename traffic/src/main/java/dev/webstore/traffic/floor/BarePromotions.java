package dev.webstore.traffic.floor;

/** The promotions service's statements for an order without a coupon. */
final class BarePromotions {

    private final BareDatabase database;

    BarePromotions(BareDatabase database) {
        this.database = database;
    }

    /** Reads how many points somebody has. */
    void points(String user) {
        database.run("SELECT points FROM loyalty_accounts WHERE user_id = ?", user);
    }

    /** Records that an order was paid. */
    void paid(String order) {
        database.inTransaction(connection -> {
            BareDatabase.run(connection, """
                    INSERT INTO order_outcomes AS known (order_id, user_id, outcome, total_cents)
                    VALUES (?, ?, CAST(? AS order_outcome), 18333)
                    ON CONFLICT (order_id) DO UPDATE SET outcome = excluded.outcome, at = now()
                    WHERE known.outcome < excluded.outcome""", order, order, "paid");
            BareDatabase.run(connection, """
                    UPDATE coupon_redemptions SET status = 'CONFIRMED', settled_at = now()
                    WHERE order_id = ? AND status = 'RESERVED'""", order);
            BareDatabase.run(connection, """
                    WITH entry AS (
                        INSERT INTO loyalty_entries (order_id, kind, user_id, points)
                        VALUES (?, 'earned', ?, 183)
                        ON CONFLICT DO NOTHING
                        RETURNING user_id, points)
                    INSERT INTO loyalty_accounts AS account (user_id, points)
                    SELECT user_id, points FROM entry
                    ON CONFLICT (user_id) DO UPDATE SET points = account.points + excluded.points""", order, order);
        });
    }
}
