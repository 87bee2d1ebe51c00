package dev.webstore.frontend.session;

import java.util.Locale;

/** The colours of the pages. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
