package dev.webstore.main.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do. */
public enum Role {
    /** Buys. */
    CUSTOMER,
    /** Also runs campaigns. */
    ADMIN,
    /** Buys for a test; telemetry tells these from customers. */
    TEST;

    /** The name on the wire and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
