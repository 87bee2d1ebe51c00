package dev.webstore.main.order;

import java.util.Locale;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Placed; whether it is paid is not known yet. */
    PENDING,
    /** Charged, and on its way. */
    PAID,
    /** Charged, but something is not on stock: it ships later. */
    DELAYED,
    /** Charged, given up because of a delay; the refund is under way. */
    CANCELLED,
    /** Charged and refunded. */
    REFUNDED,
    /** Not charged: the payment was declined. */
    DECLINED,
    /** Not charged: the payment could not be made. */
    PAYMENT_FAILED;

    /** The name in telemetry, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
