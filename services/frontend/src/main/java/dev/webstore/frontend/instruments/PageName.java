package dev.webstore.frontend.instruments;

import java.util.Arrays;
import java.util.Locale;

/** The pages, by the names they have in telemetry. */
public enum PageName {
    CATALOGUE,
    PRODUCT,
    CART,
    CHECKOUT,
    ORDER,
    ORDERS,
    SIGN_IN,
    SIGN_UP,
    CAMPAIGNS,
    ERROR;

    /** The name in telemetry, such as {@code sign_in}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }

    static String[] texts() {
        return Arrays.stream(values()).map(PageName::text).toArray(String[]::new);
    }
}
