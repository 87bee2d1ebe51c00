package dev.webstore.promotions.coupon;

import dev.webstore.platform.database.Database;
import dev.webstore.promotions.coupon.Hold.Refused;
import dev.webstore.promotions.coupon.Hold.Reserved;
import dev.webstore.promotions.offer.OfferColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The coupons and their redemptions in PostgreSQL.
 *
 * <p>A limit is a counter that is raised only while it is below, in one statement, so however many try at once no more
 * get through. All transactions take their locks in the same order: redemption, user's counter, coupon's counter.
 */
public final class CouponStore {

    private static final String RESERVE = """
            INSERT INTO coupon_redemptions (order_id, code, user_id, status)
            VALUES (:order_id, :code, :user_id, 'RESERVED')
            ON CONFLICT DO NOTHING""";

    private static final String COUNT_FOR_USER = """
            INSERT INTO coupon_users AS counter (code, user_id, redeemed)
            VALUES (:code, :user_id, 1)
            ON CONFLICT (code, user_id) DO UPDATE SET redeemed = counter.redeemed + 1
            WHERE counter.redeemed < (SELECT per_user_limit FROM coupons WHERE code = :code)""";

    private static final String COUNT = """
            UPDATE coupons SET redeemed = redeemed + 1
            WHERE code = :code AND redeemed < total_limit""";

    private static final String CONFIRM = """
            UPDATE coupon_redemptions SET status = 'CONFIRMED', settled_at = now()
            WHERE order_id = :order_id AND status = 'RESERVED'""";

    private static final String RELEASE = """
            UPDATE coupon_redemptions SET status = 'RELEASED', settled_at = now()
            WHERE order_id = :order_id AND status <> 'RELEASED'
            RETURNING code, user_id""";

    private static final String UNCOUNT_FOR_USER = """
            UPDATE coupon_users SET redeemed = redeemed - 1
            WHERE code = :code AND user_id = :user_id AND redeemed > 0""";

    private static final String UNCOUNT = """
            UPDATE coupons SET redeemed = redeemed - 1
            WHERE code = :code AND total_limit IS NOT NULL AND redeemed > 0""";

    private static final String ABANDONED = """
            SELECT order_id FROM coupon_redemptions
            WHERE status = 'RESERVED' AND reserved_at < :before
            ORDER BY reserved_at
            LIMIT 1
            FOR UPDATE SKIP LOCKED""";

    /** Whether it is used up for everybody, and whether for this user. */
    private static final String LEFT = """
            SELECT coalesce(coupons.redeemed >= total_limit, false) AS exhausted,
                   coalesce(coupon_users.redeemed >= per_user_limit, false) AS used_by_user
            FROM coupons LEFT JOIN coupon_users ON coupon_users.code = coupons.code AND user_id = :user_id
            WHERE coupons.code = :code""";

    private final Database database;

    /** Coupons in {@code database}. */
    public CouponStore(Database database) {
        this.database = database;
    }

    /** All coupons. */
    public List<Coupon> all() {
        return database.with(handle -> handle.createQuery("SELECT * FROM coupons")
                .map(CouponStore::coupon)
                .list());
    }

    /** Whether {@code userId} could redeem the coupon now, as far as its limits go; if not, why. */
    Optional<CouponRefusal> exhaustion(Coupon coupon, String userId) {
        return database.with(handle -> handle.createQuery(LEFT)
                .bind("code", coupon.code())
                .bind("user_id", userId)
                .map((row, context) -> refusal(row))
                .findOne()
                .orElse(Optional.of(CouponRefusal.UNKNOWN)));
    }

    /** Reserves the coupon for an order, once. */
    Hold reserve(Coupon coupon, String orderId, String userId) {
        return database.inTransaction(handle -> {
            int reserved = handle.createUpdate(RESERVE)
                    .bind("order_id", orderId)
                    .bind("code", coupon.code())
                    .bind("user_id", userId)
                    .execute();
            if (reserved == 0) {
                return existing(handle, coupon, orderId, userId);
            }
            Optional<CouponRefusal> exhaustion = count(handle, coupon, userId);
            if (exhaustion.isPresent()) {
                handle.rollback();
                return new Refused(exhaustion.get());
            }
            return new Reserved(true);
        });
    }

    /** Makes a reservation final, and returns whether there was one. */
    public boolean confirm(Handle handle, String orderId) {
        return handle.createUpdate(CONFIRM).bind("order_id", orderId).execute() > 0;
    }

    /** Gives the coupon of an order back, and returns whether there was one to be given. */
    public boolean release(Handle handle, String orderId) {
        Optional<Redemption> released = handle.createQuery(RELEASE)
                .bind("order_id", orderId)
                .map((row, context) -> new Redemption(row.getString("code"), row.getString("user_id")))
                .findOne();
        released.ifPresent(redemption -> {
            changesUser(handle, UNCOUNT_FOR_USER, redemption.code(), redemption.userId());
            changesCoupon(handle, UNCOUNT, redemption.code());
        });
        return released.isPresent();
    }

    /** Gives back the coupon that has been reserved longest, if that was before a time; returns whether one was. */
    boolean releaseAbandoned(Instant before) {
        return database.inTransaction(handle -> handle.createQuery(ABANDONED)
                .bind("before", before)
                .mapTo(String.class)
                .findOne()
                .map(orderId -> release(handle, orderId))
                .orElse(false));
    }

    private static Optional<CouponRefusal> count(Handle handle, Coupon coupon, String userId) {
        if (coupon.userLimited() && !changesUser(handle, COUNT_FOR_USER, coupon.code(), userId)) {
            return Optional.of(CouponRefusal.USED_BY_USER);
        }
        if (coupon.totalLimited() && !changesCoupon(handle, COUNT, coupon.code())) {
            return Optional.of(CouponRefusal.EXHAUSTED);
        }
        return Optional.empty();
    }

    private static boolean changesUser(Handle handle, String statement, String code, String userId) {
        return handle.createUpdate(statement)
                        .bind("code", code)
                        .bind("user_id", userId)
                        .execute()
                > 0;
    }

    private static boolean changesCoupon(Handle handle, String statement, String code) {
        return handle.createUpdate(statement).bind("code", code).execute() > 0;
    }

    private static Hold existing(Handle handle, Coupon coupon, String orderId, String userId) {
        boolean same = handle.createQuery("""
                        SELECT count(*) FROM coupon_redemptions
                        WHERE order_id = :order_id AND code = :code AND user_id = :user_id AND status <> 'RELEASED'""")
                        .bind("order_id", orderId)
                        .bind("code", coupon.code())
                        .bind("user_id", userId)
                        .mapTo(Long.class)
                        .one()
                > 0;
        return same ? new Reserved(false) : new Refused(CouponRefusal.ORDER_CONFLICT);
    }

    private static Optional<CouponRefusal> refusal(ResultSet row) throws SQLException {
        if (row.getBoolean("exhausted")) {
            return Optional.of(CouponRefusal.EXHAUSTED);
        }
        return row.getBoolean("used_by_user") ? Optional.of(CouponRefusal.USED_BY_USER) : Optional.empty();
    }

    private static Coupon coupon(ResultSet row, StatementContext context) throws SQLException {
        return new Coupon(
                OfferColumns.read(row, row.getString("code")),
                row.getObject("total_limit") != null,
                row.getObject("per_user_limit") != null);
    }

    private record Redemption(String code, String userId) {}
}
