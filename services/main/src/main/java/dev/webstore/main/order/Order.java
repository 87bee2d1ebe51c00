package dev.webstore.main.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param orderId unique
 * @param userId who placed it
 * @param status where it is in its life
 * @param country where it goes
 * @param paymentMethod how it is paid
 * @param items what was ordered, at the prices of that moment
 * @param subtotal price of the items
 * @param discount what promotions took off
 * @param discounts the parts of the discount
 * @param total what is charged: subtotal less discount, more than nothing
 * @param currency always {@code USD}
 * @param couponCode the coupon used, if any
 * @param transactionId the provider's id of the charge, once there is one
 * @param reason why it was declined, failed, delayed or cancelled
 * @param traceparent the trace it was placed in, W3C form, or empty
 * @param chargeBefore after this moment nobody may start to charge for it
 * @param createdAt when it was placed
 * @param updatedAt when its status changed last
 */
public record Order(
        String orderId,
        String userId,
        OrderStatus status,
        Country country,
        PaymentMethod paymentMethod,
        List<Item> items,
        Money subtotal,
        Money discount,
        List<Discount> discounts,
        Money total,
        String currency,
        @Nullable String couponCode,
        @Nullable String transactionId,
        @Nullable String reason,
        @JsonIgnore String traceparent,
        @JsonIgnore Instant chargeBefore,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A line of an order.
     *
     * @param productId which product
     * @param name what it was called then
     * @param unitPrice what one cost then
     * @param quantity how many
     * @param lineTotal of all of these
     */
    public record Item(String productId, String name, Money unitPrice, int quantity, Money lineTotal) {}

    /**
     * A part of the discount.
     *
     * @param source tier, campaign, coupon or loyalty
     * @param name which one
     * @param amount what it took off
     */
    public record Discount(String source, String name, Money amount) {}

    /** Pieces by product id. */
    public Map<String, Integer> quantities() {
        var quantities = new TreeMap<String, Integer>();
        items.forEach(item -> quantities.put(item.productId(), item.quantity()));
        return quantities;
    }

    /** The trace it was placed in, 32 hex digits, if it was recorded. */
    public @Nullable String getTraceId() {
        return traceparent.length() == 55 ? traceparent.substring(3, 35) : null;
    }

    /** The same order in another status. */
    public Order in(OrderStatus next, @Nullable String transaction, @Nullable String why, Instant when) {
        return new Order(
                orderId,
                userId,
                next,
                country,
                paymentMethod,
                items,
                subtotal,
                discount,
                discounts,
                total,
                currency,
                couponCode,
                transaction,
                why,
                traceparent,
                chargeBefore,
                createdAt,
                when);
    }
}
