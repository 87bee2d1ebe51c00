package dev.webstore.promotions;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of requests. */
final class Bodies {

    private Bodies() {}

    /** An order of one toy, which no campaign is for. */
    static Map<String, Object> order(
            String userId, String country, String price, @Nullable String coupon, @Nullable String orderId) {
        var body = new HashMap<String, Object>();
        body.put("user_id", userId);
        body.put("country", country);
        body.put("first_order", false);
        body.put("items", List.of(item("toys", new BigDecimal(price), 1)));
        if (coupon != null) {
            body.put("coupon_code", coupon);
        }
        if (orderId != null) {
            body.put("order_id", orderId);
        }
        return body;
    }

    static Map<String, Object> item(String category, Object price, Object quantity) {
        return Map.of("product_id", "toy-001", "category", category, "unit_price", price, "quantity", quantity);
    }

    static Map<String, Object> outcome(String orderId, String userId, String status, double total) {
        return Map.of("order_id", orderId, "user_id", userId, "status", status, "total", total);
    }
}
