package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import java.util.Locale;
import java.util.Optional;

/**
 * Something a customer wants to do.
 *
 * @param kind what
 * @param country where
 */
record Errand(Kind kind, Country country) {

    /** What a customer wants to do. */
    enum Kind {
        /** Look at products. */
        BROWSE,
        /** Put something into the cart and see it there. */
        CART,
        /** Pay for it, too. */
        BUY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@code buy US}: what, and where.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Errand parse(String text) {
        String[] words = text.strip().split(" +", -1);
        Optional<Kind> kind = Fields.constant(Kind.class, words[0]);
        Optional<Country> country = words.length == 2 ? Fields.constant(Country.class, words[1]) : Optional.empty();
        if (kind.isEmpty() || country.isEmpty()) {
            throw new IllegalArgumentException("must read like \"buy US\"; there are " + Fields.choices(Kind.class));
        }
        return new Errand(kind.get(), country.get());
    }

    @Override
    public String toString() {
        return kind + " " + country;
    }
}
