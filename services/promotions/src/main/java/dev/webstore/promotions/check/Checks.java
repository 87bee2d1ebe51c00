package dev.webstore.promotions.check;

import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.coupon.Coupon;
import dev.webstore.promotions.coupon.CouponRefusal;
import dev.webstore.promotions.coupon.Coupons;
import dev.webstore.promotions.experiment.Assignment;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import dev.webstore.promotions.loyalty.LoyaltyStore;
import dev.webstore.promotions.loyalty.LoyaltyTier;
import dev.webstore.promotions.pricing.DiscountSource;
import dev.webstore.promotions.pricing.Quote;
import dev.webstore.promotions.rules.RuleBook;
import dev.webstore.promotions.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Prices orders. Without a coupon that takes one statement: everything but the buyer's points is in the {@link
 * RuleBook}.
 */
final class Checks {

    private final RuleBook book;
    private final LoyaltyStore loyalty;
    private final Coupons coupons;
    private final PromotionsInstruments instruments;
    private final Clock clock;
    private final Logger logger;

    Checks(
            RuleBook book,
            LoyaltyStore loyalty,
            Coupons coupons,
            PromotionsInstruments instruments,
            Clock clock,
            Telemetry telemetry) {
        this.book = book;
        this.loyalty = loyalty;
        this.coupons = coupons;
        this.instruments = instruments;
        this.clock = clock;
        this.logger = telemetry.logger(Checks.class);
    }

    /**
     * Prices an order, and binds what it promises if the order is being placed.
     *
     * @throws dev.webstore.platform.problem.ProblemException 422 when the coupon cannot be used; then nothing was bound
     */
    CheckResult check(CheckRequest request) {
        Rules rules = book.current();
        Instant now = clock.instant();
        Optional<Coupon> coupon = request.couponCode().map(code -> coupon(code, request, rules, now));
        long points = loyalty.points(request.userId());
        List<Assignment> assignments = rules.assignments(request.userId());
        LoyaltyTier tier = rules.loyaltyTier(points, assignments);
        Quote quote =
                rules.pricing(tier, assignments, coupon.map(Coupon::offer)).price(request.basket(), now);
        coupon.ifPresent(wanted -> accept(wanted, quote, request));

        instruments.checked(request.basket().country(), quote.discounts().isEmpty() ? "none" : "discounted");
        if (request.orderId().isPresent()) {
            instruments.granted(quote.discounts());
            instruments.exposed(assignments);
            log(request, quote);
        }
        return CheckResult.of(quote, assignments, tier, points);
    }

    private Coupon coupon(String code, CheckRequest request, Rules rules, Instant now) {
        Coupon coupon = rules.coupon(code).orElseThrow(() -> refused(request, CouponRefusal.UNKNOWN));
        coupon.refusal(request.basket(), now).ifPresent(why -> {
            throw refused(request, why);
        });
        return coupon;
    }

    /** A coupon that takes nothing off is refused rather than wasted. */
    private void accept(Coupon coupon, Quote quote, CheckRequest request) {
        Optional<CouponRefusal> refusal = quote.has(DiscountSource.COUPON)
                ? request.orderId()
                        .map(orderId -> coupons.reserve(coupon, orderId, request.userId()))
                        .orElseGet(() -> coupons.exhaustion(coupon, request.userId()))
                : Optional.of(CouponRefusal.NO_FURTHER_DISCOUNT);
        refusal.ifPresent(why -> {
            throw refused(request, why);
        });
        instruments.couponValidated("valid");
    }

    private RuntimeException refused(CheckRequest request, CouponRefusal why) {
        instruments.couponValidated(why.label());
        instruments.checked(request.basket().country(), "coupon_refused");
        return why.problem();
    }

    private void log(CheckRequest request, Quote quote) {
        logger.atInfo()
                .addKeyValue("order_id", request.orderId().orElse(""))
                .addKeyValue("user_id", request.userId())
                .addKeyValue("country", request.basket().country())
                .addKeyValue("subtotal", quote.subtotal().decimal())
                .addKeyValue("promotion_discount", quote.discount().decimal())
                .log("Promotions applied");
    }
}
