package dev.webstore.promotions.check;

import dev.webstore.platform.money.Money;
import dev.webstore.promotions.coupon.Coupon;
import dev.webstore.promotions.coupon.CouponRefusal;
import dev.webstore.promotions.coupon.Coupons;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import dev.webstore.promotions.offer.Basket;
import dev.webstore.promotions.offer.Line;
import dev.webstore.promotions.offer.Offer;
import dev.webstore.promotions.rules.RuleBook;
import dev.webstore.promotions.rules.Rules;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells whether coupons can be used, without using them. */
final class CouponChecks {

    private final RuleBook book;
    private final Coupons coupons;
    private final PromotionsInstruments instruments;
    private final Clock clock;

    CouponChecks(RuleBook book, Coupons coupons, PromotionsInstruments instruments, Clock clock) {
        this.book = book;
        this.coupons = coupons;
        this.instruments = instruments;
        this.clock = clock;
    }

    CouponVerdict check(CouponCheck check) {
        Rules rules = book.current();
        CouponVerdict verdict = rules.coupon(check.couponCode())
                .map(coupon -> check(onlyAsKnown(coupon), check, rules))
                .orElseGet(() -> CouponVerdict.refused(check.couponCode(), CouponRefusal.UNKNOWN));
        instruments.couponValidated(verdict.result());
        return verdict;
    }

    private CouponVerdict check(Coupon coupon, CouponCheck check, Rules rules) {
        var line = new Line("unknown", "unknown", check.amount(), 1);
        var basket = new Basket(check.country(), false, List.of(line));
        Optional<CouponRefusal> refusal =
                coupon.refusal(basket, clock.instant()).or(() -> coupons.exhaustion(coupon, check.userId()));
        Money discount = coupon.offer().discountOn(basket).min(basket.subtotal().share(rules.maxBasisPoints()));
        return refusal.map(why -> CouponVerdict.refused(coupon.code(), why))
                .orElseGet(() -> CouponVerdict.valid(coupon.code(), discount));
    }

    /** The coupon without the conditions that take more knowledge of the order. */
    private static Coupon onlyAsKnown(Coupon coupon) {
        Offer offer = coupon.offer();
        return new Coupon(
                new Offer(offer.name(), offer.conditions().ofCountryAndAmount(), offer.effect()),
                coupon.totalLimited(),
                coupon.userLimited());
    }
}
