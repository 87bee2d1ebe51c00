package dev.webstore.promotions.outcome;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an order ended. */
enum OutcomeStatus {
    /** Nothing was paid. */
    FAILED,
    /** It was paid. */
    PAID,
    /** It was paid and the money given back. */
    REFUNDED;

    /** The name on the wire and in the database. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OutcomeStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text();
    }
}
