package dev.webstore.promotions.coupon;

/** What came of reserving a coupon for an order. */
sealed interface Hold {

    /**
     * It is reserved.
     *
     * @param anew whether it was not before
     */
    record Reserved(boolean anew) implements Hold {}

    /** It cannot be reserved. */
    record Refused(CouponRefusal why) implements Hold {}
}
