package dev.webstore.traffic.people;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody comes for. */
public enum Intent {
    /** Looks around and leaves. */
    BROWSE("browser"),
    /** Fills a cart and leaves it. */
    ABANDON("abandoner"),
    /** Fills a cart and pays for it. */
    BUY("buyer");

    private final String text;

    Intent(String text) {
        this.text = text;
    }

    /** The name in reports. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
