package dev.webstore.platform.market;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The ways to pay. */
public enum PaymentMethod {
    CREDIT_CARD("Credit card"),
    DEBIT_CARD("Debit card"),
    PAYPAL("PayPal"),
    BANK_TRANSFER("Bank transfer");

    private final String label;

    PaymentMethod(String label) {
        this.label = label;
    }

    /** The name on the wire, in the database and in telemetry, such as {@code credit_card}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The method of that wire name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PaymentMethod of(String text) {
        for (PaymentMethod method : values()) {
            if (method.text().equals(text)) {
                return method;
            }
        }
        throw new IllegalArgumentException("Unknown payment method " + text);
    }

    /** The English name, for people. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return text();
    }
}
