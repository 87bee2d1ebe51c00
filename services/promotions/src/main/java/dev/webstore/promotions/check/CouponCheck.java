package dev.webstore.promotions.check;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.ProblemException;

/** The question whether a coupon can be used for an order of which only country and amount are known. */
record CouponCheck(String couponCode, String userId, Country country, Money amount) {

    /**
     * Reads a request.
     *
     * @throws ProblemException 400 naming what is wrong with it
     */
    static CouponCheck read(Fields fields) {
        var check = new CouponCheck(
                fields.text("coupon_code", 1, CheckRequest.LONGEST_CODE),
                fields.text("user_id", 1, CheckRequest.LONGEST_ID),
                fields.oneOf("country", Country.class),
                fields.money("amount"));
        fields.check();
        return check;
    }
}
