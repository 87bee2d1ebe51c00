package dev.webstore.promotions.check;

import dev.webstore.platform.money.Money;
import dev.webstore.promotions.coupon.CouponRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a coupon can be used, on the wire.
 *
 * @param discount what it takes off at most, if it can be used
 * @param reason why it cannot, in a word
 */
record CouponVerdict(
        String couponCode,
        boolean valid,
        @Nullable Money discount,
        @Nullable String reason) {

    static CouponVerdict valid(String couponCode, Money discount) {
        return new CouponVerdict(couponCode, true, discount, null);
    }

    static CouponVerdict refused(String couponCode, CouponRefusal why) {
        return new CouponVerdict(couponCode, false, null, why.label());
    }

    /** The value of the label {@code result}. */
    String result() {
        return reason == null ? "valid" : reason;
    }
}
