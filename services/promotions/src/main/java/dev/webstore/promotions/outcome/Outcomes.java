package dev.webstore.promotions.outcome;

import dev.webstore.platform.database.Database;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.coupon.Coupons;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import dev.webstore.promotions.loyalty.LoyaltyProgramme;
import dev.webstore.promotions.loyalty.LoyaltyStore;
import dev.webstore.promotions.rules.RuleBook;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;

/**
 * Draws the consequences of how orders ended: for coupons, loyalty points and experiments, each once.
 *
 * <p>Outcomes may come twice and in any order. A refund is later than a payment, so a payment that is heard of after its
 * refund changes nothing.
 */
final class Outcomes {

    private final Database database;
    private final OutcomeStore store;
    private final Coupons coupons;
    private final LoyaltyStore loyalty;
    private final RuleBook book;
    private final PromotionsInstruments instruments;
    private final Logger logger;

    Outcomes(
            Database database,
            OutcomeStore store,
            Coupons coupons,
            LoyaltyStore loyalty,
            RuleBook book,
            PromotionsInstruments instruments,
            Telemetry telemetry) {
        this.database = database;
        this.store = store;
        this.coupons = coupons;
        this.loyalty = loyalty;
        this.book = book;
        this.instruments = instruments;
        this.logger = telemetry.logger(Outcomes.class);
    }

    /** Takes notice of an outcome, and returns the one that stands. */
    OutcomeStatus settle(Outcome outcome) {
        Settled settled = database.inTransaction(handle -> {
            if (!store.record(handle, outcome)) {
                return new Settled(false, store.status(handle, outcome.orderId()), 0, false);
            }
            return apply(handle, outcome);
        });
        if (settled.anew()) {
            report(outcome, settled);
        }
        return settled.status();
    }

    private Settled apply(Handle handle, Outcome outcome) {
        String orderId = outcome.orderId();
        return switch (outcome.status()) {
            case PAID -> {
                boolean coupon = coupons.confirm(handle, orderId);
                long points = LoyaltyProgramme.pointsFor(outcome.total());
                loyalty.earn(handle, orderId, outcome.userId(), points);
                yield new Settled(true, OutcomeStatus.PAID, points, coupon);
            }
            case FAILED -> new Settled(true, OutcomeStatus.FAILED, 0, coupons.release(handle, orderId));
            case REFUNDED -> {
                boolean coupon = coupons.release(handle, orderId);
                yield new Settled(true, OutcomeStatus.REFUNDED, loyalty.takeBack(handle, orderId), coupon);
            }
        };
    }

    /** After the transaction: what was rolled back must not be counted. */
    private void report(Outcome outcome, Settled settled) {
        if (settled.coupon()) {
            instruments.couponRedeemed(outcome.status() == OutcomeStatus.PAID ? "confirmed" : "released");
        }
        instruments.points(outcome.status() == OutcomeStatus.PAID ? "earned" : "taken_back", settled.points());
        if (outcome.status() == OutcomeStatus.PAID) {
            instruments.converted(book.current().assignments(outcome.userId()), outcome.total());
        }
        logger.atInfo()
                .addKeyValue("order_id", outcome.orderId())
                .addKeyValue("user_id", outcome.userId())
                .addKeyValue("status", outcome.status())
                .addKeyValue("loyalty_points", settled.points())
                .log("Order outcome settled");
    }

    /**
     * What came of an outcome.
     *
     * @param anew whether it was not known before
     * @param points earned or taken back
     * @param coupon whether a coupon was confirmed or released
     */
    private record Settled(boolean anew, OutcomeStatus status, long points, boolean coupon) {}
}
