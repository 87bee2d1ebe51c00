package dev.webstore.external.simulation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the inventory system says and does about stock. */
public enum Stock {
    /** Everything is there. */
    IN_STOCK,
    /** It says that everything is there, but cannot reserve it. */
    PHANTOM,
    /** Nothing is there. */
    OUT_OF_STOCK;

    /** The name on the wire. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
