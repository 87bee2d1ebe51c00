package dev.webstore.promotions.loyalty;

import dev.webstore.platform.database.Database;
import org.jdbi.v3.core.Handle;

/** The points of all buyers in PostgreSQL, each entry of an order once. */
public final class LoyaltyStore {

    private static final String EARN = """
            WITH entry AS (
                INSERT INTO loyalty_entries (order_id, kind, user_id, points)
                VALUES (:order_id, 'earned', :user_id, :points)
                ON CONFLICT DO NOTHING
                RETURNING user_id, points)
            INSERT INTO loyalty_accounts AS account (user_id, points)
            SELECT user_id, points FROM entry
            ON CONFLICT (user_id) DO UPDATE SET points = account.points + excluded.points""";

    private static final String TAKE_BACK = """
            WITH entry AS (
                INSERT INTO loyalty_entries (order_id, kind, user_id, points)
                SELECT order_id, 'taken_back', user_id, -points
                FROM loyalty_entries
                WHERE order_id = :order_id AND kind = 'earned'
                ON CONFLICT DO NOTHING
                RETURNING user_id, points),
            account AS (
                UPDATE loyalty_accounts
                SET points = loyalty_accounts.points + entry.points
                FROM entry
                WHERE loyalty_accounts.user_id = entry.user_id)
            SELECT -points FROM entry""";

    private final Database database;

    /** Accounts in {@code database}. */
    public LoyaltyStore(Database database) {
        this.database = database;
    }

    /** The points somebody has; none when nobody heard of them. */
    public long points(String userId) {
        return database.with(handle -> handle.createQuery("SELECT points FROM loyalty_accounts WHERE user_id = :id")
                .bind("id", userId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** Enters the points for an order, unless they are. */
    public void earn(Handle handle, String orderId, String userId, long points) {
        handle.createUpdate(EARN)
                .bind("order_id", orderId)
                .bind("user_id", userId)
                .bind("points", points)
                .execute();
    }

    /** Takes back the points for an order, and returns how many there were. */
    public long takeBack(Handle handle, String orderId) {
        return handle.createQuery(TAKE_BACK)
                .bind("order_id", orderId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
