package dev.webstore.promotions.pricing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where a discount comes from, in the order in which they apply. */
public enum DiscountSource {
    /** The amount of the order. */
    TIER,
    /** A campaign. */
    CAMPAIGN,
    /** The buyer's loyalty. */
    LOYALTY,
    /** A coupon. */
    COUPON;

    /** The name on the wire and in telemetry. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    public static String[] texts() {
        return Arrays.stream(values()).map(DiscountSource::text).toArray(String[]::new);
    }
}
