package dev.webstore.platform.telemetry;

import java.util.List;

/**
 * A label of a metric. Its values are bounded, always: each distinct combination is a series that every backend keeps.
 *
 * @param key its name on the wire
 * @param values all values it can take; empty when they are bounded by something else, which {@code note} names
 * @param note what it means
 */
public record Label(String key, List<String> values, String note) {

    /** The buyer's country. */
    public static final Label COUNTRY =
            new Label("country", List.of("US", "UK", "DE", "FR", "JP", "BR", "IN"), "the country of the cart or order");

    /** The way to pay. */
    public static final Label PAYMENT_METHOD = new Label(
            "payment_method",
            List.of("credit_card", "debit_card", "paypal", "bank_transfer"),
            "the payment method of the order");

    /** A label with these values and no others. */
    public static Label of(String key, String... values) {
        return new Label(key, List.of(values), "");
    }

    /** A label whose values are bounded by {@code note}, such as the size of the catalogue. */
    public static Label bounded(String key, String meaning, String note) {
        return new Label(key, List.of(), meaning + " (" + note + ")");
    }
}
