package dev.webstore.traffic.visit;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kinds of things people do, in the order in which they do them. */
public enum Kind {
    BROWSE("browse"),
    SEARCH("search"),
    PRODUCT("product"),
    SIGN_UP("sign up"),
    SIGN_IN("sign in"),
    ADD("add"),
    CART("view cart"),
    CHECKOUT("checkout"),
    ORDERS("orders");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** The name in reports. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
