package dev.webstore.traffic.journey;

import com.fasterxml.jackson.annotation.JsonValue;

/** The steps of one shopping journey, in their order. */
public enum Step {
    BROWSE("browse"),
    PRODUCT("product"),
    ADD("add"),
    VIEW_CART("view cart"),
    CHECKOUT("checkout");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    /** The name in reports. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
