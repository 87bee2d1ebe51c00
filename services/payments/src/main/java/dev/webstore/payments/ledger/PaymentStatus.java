package dev.webstore.payments.ledger;

import java.util.Locale;

/** Where a payment is. */
public enum PaymentStatus {
    /** About to be charged, or charged without an answer: the outcome is unknown until it is settled. */
    PENDING,
    /** The money was taken. */
    CAPTURED,
    /** The provider said no for good. */
    DECLINED,
    /** Nothing was taken, and nothing will be. */
    FAILED,
    /** The money is to be given back. */
    REFUND_PENDING,
    /** The money was given back. */
    REFUNDED;

    /** The value of labels and span attributes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
