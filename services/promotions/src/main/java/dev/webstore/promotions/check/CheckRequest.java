package dev.webstore.promotions.check;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.promotions.offer.Basket;
import dev.webstore.promotions.offer.Line;
import java.util.Optional;

/**
 * The question what an order costs.
 *
 * @param couponCode the coupon they want to use, as they typed it
 * @param orderId the order that is being placed: then the answer binds, and a coupon is reserved for it. Nothing when
 *     somebody only wants to know
 */
record CheckRequest(String userId, Basket basket, Optional<String> couponCode, Optional<String> orderId) {

    private static final int MOST_LINES = 100;

    /** A line at the highest price is then still far below what fits into cents. */
    private static final long MOST_PIECES = 10_000;

    static final int LONGEST_ID = 64;
    static final int LONGEST_CODE = 40;

    /**
     * Reads a request.
     *
     * @throws ProblemException 400 naming what is wrong with it
     */
    static CheckRequest read(Fields fields) {
        var request = new CheckRequest(
                fields.text("user_id", 1, LONGEST_ID),
                new Basket(
                        fields.oneOf("country", Country.class),
                        fields.optionalFlag("first_order").orElse(false),
                        fields.list("items", 1, MOST_LINES, CheckRequest::line)),
                fields.optionalText("coupon_code", 1, LONGEST_CODE),
                fields.optionalText("order_id", 1, LONGEST_ID));
        fields.check();
        return request;
    }

    private static Line line(Fields item) {
        return new Line(
                item.text("product_id", 1, LONGEST_ID),
                item.text("category", 1, 50),
                item.money("unit_price"),
                item.integer("quantity", 1, MOST_PIECES));
    }
}
