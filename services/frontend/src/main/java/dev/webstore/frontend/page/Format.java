package dev.webstore.frontend.page;

import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values read on a page. */
public final class Format {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Format() {}

    /** An amount, such as {@code $1,499.00}. */
    public static String price(Money amount) {
        return String.format(Locale.ENGLISH, "$%,.2f", amount.decimal());
    }

    /** A minute in UTC, such as {@code 23 November 2026, 09:30 UTC}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A word on the wire as one for people: {@code insufficient_funds} becomes {@code insufficient funds}. */
    public static String words(String name) {
        return name.replace('_', ' ');
    }

    /** The same, as it begins a sentence or stands on a button. */
    public static String title(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + words(name.substring(1));
    }

    /** The name of a form field, such as {@code Min amount} for {@code conditions.min_amount}. */
    public static String field(String name) {
        return title(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The start of an id, enough to recognise it. */
    public static String shortId(String id) {
        return id.length() <= 8 ? id : id.substring(0, 8);
    }

    /** {@code 1 piece}, {@code 2 pieces}. */
    public static String count(long number, String singular, String plural) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? singular : plural);
    }
}
