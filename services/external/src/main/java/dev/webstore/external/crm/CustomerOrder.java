package dev.webstore.external.crm;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;

/**
 * An order as it goes into the customer's record.
 *
 * @param total what the customer paid
 * @param status the order's state, in the shop's words
 */
record CustomerOrder(String orderId, String userId, Country country, Money total, String status, List<Line> items) {

    /** A line of the order. */
    record Line(String productId, long quantity, Money unitPrice) {}

    /**
     * Reads an order.
     *
     * @throws dev.webstore.platform.problem.ProblemException 400 naming what is wrong with it
     */
    static CustomerOrder read(Fields fields) {
        var order = new CustomerOrder(
                fields.text("order_id", 1, 100),
                fields.text("user_id", 1, 100),
                fields.oneOf("country", Country.class),
                fields.money("total"),
                fields.text("status", 1, 50),
                fields.list(
                        "items",
                        1,
                        100,
                        line -> new Line(
                                line.text("product_id", 1, 100),
                                line.integer("quantity", 1, 10_000),
                                line.money("unit_price"))));
        fields.check();
        return order;
    }
}
