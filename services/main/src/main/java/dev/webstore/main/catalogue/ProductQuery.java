package dev.webstore.main.catalogue;

import dev.webstore.platform.market.Country;
import java.util.Optional;

/**
 * What somebody looks for.
 *
 * @param country only what is sold there
 * @param category only this category
 * @param text only what has this text in its name or description
 * @param sort the order
 * @param limit at most so many, 1 to 100
 * @param offset after skipping so many
 */
public record ProductQuery(
        Optional<Country> country, Optional<String> category, Optional<String> text, Sort sort, int limit, int offset) {

    /** The order of products. */
    public enum Sort {
        NAME("name", "name, id"),
        CHEAPEST("price", "price_cents, id"),
        DEAREST("-price", "price_cents DESC, id"),
        NEWEST("newest", "added_at DESC, id");

        private final String text;
        private final String sql;

        Sort(String text, String sql) {
            this.text = text;
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /** As a client writes it. */
        @Override
        public String toString() {
            return text;
        }
    }
}
