package dev.webstore.frontend.shop;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param orderId which
 * @param status where it is in its life
 * @param country where it goes
 * @param paymentMethod how it is paid
 * @param items what was ordered
 * @param subtotal price of the items
 * @param discount what promotions took off
 * @param discounts the parts of the discount
 * @param total what is charged
 * @param transactionId the provider's id of the charge, once there is one
 * @param reason why it was declined, failed, delayed or cancelled
 * @param traceId the trace it was placed in, if recorded
 * @param createdAt when it was placed
 */
public record Order(
        String orderId,
        Status status,
        Country country,
        PaymentMethod paymentMethod,
        List<Item> items,
        Money subtotal,
        Money discount,
        List<Discount> discounts,
        Money total,
        @Nullable String transactionId,
        @Nullable String reason,
        @Nullable String traceId,
        Instant createdAt) {

    /** Where an order is in its life. */
    public enum Status {
        PENDING(
                "Waiting for payment",
                "We do not know yet whether the payment went through, and are finding out. You are charged once at most."),
        PAID("Paid", "Thank you. The payment went through, and your order is on its way to the warehouse."),
        DELAYED("Delayed", "It is paid, but the warehouse is short of something. We send it as soon as we can."),
        CANCELLED("Cancelled", "The warehouse could not fulfil it. Your money is on its way back."),
        REFUNDED("Refunded", "It was cancelled, and your money is back."),
        DECLINED("Payment declined", "The payment was declined. Nothing was charged, and your cart is as it was."),
        PAYMENT_FAILED(
                "Payment failed",
                "The payment provider could not be reached. Nothing was charged, and your cart is as it was.");

        private final String label;
        private final String meaning;

        Status(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        /** The name in telemetry, such as {@code payment_failed}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** What that means for the buyer, in a sentence or two. */
        public String meaning() {
            return meaning;
        }

        /** Whether it was not paid and the cart still holds the items. */
        public boolean canBeRetried() {
            return this == DECLINED || this == PAYMENT_FAILED;
        }
    }

    /** A line of an order. */
    public record Item(String productId, String name, Money unitPrice, int quantity, Money lineTotal) {}

    /** A part of the discount. */
    public record Discount(String source, String name, Money amount) {}

    /** Pieces in all. */
    public int pieces() {
        return items.stream().mapToInt(Item::quantity).sum();
    }
}
