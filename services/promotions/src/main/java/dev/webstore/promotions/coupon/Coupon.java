package dev.webstore.promotions.coupon;

import dev.webstore.promotions.offer.Basket;
import dev.webstore.promotions.offer.Offer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A coupon: its code is the name of its offer.
 *
 * @param totalLimited whether it can be redeemed a limited number of times
 * @param userLimited whether each user can redeem it a limited number of times
 */
public record Coupon(Offer offer, boolean totalLimited, boolean userLimited) {

    /** The code, in capitals. */
    public String code() {
        return offer.name();
    }

    /** The code that somebody means who typed {@code text}. */
    public static String code(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /** Why it is not for {@code basket} at {@code time}, if so. Whether there are any left is another question. */
    public Optional<CouponRefusal> refusal(Basket basket, Instant time) {
        return offer.conditions().unmet(basket, time).map(CouponRefusal::of);
    }
}
