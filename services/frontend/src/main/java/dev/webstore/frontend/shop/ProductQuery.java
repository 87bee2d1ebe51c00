package dev.webstore.frontend.shop;

import dev.webstore.platform.market.Country;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the catalogue.
 *
 * @param text words to look for, or null
 * @param category only this kind, or null
 * @param country only what is sold there, or null
 * @param sort in which order
 * @param page which page, from 1
 */
public record ProductQuery(
        @Nullable String text,
        @Nullable String category,
        @Nullable Country country,
        Sort sort,
        int page) {

    /** The catalogue from its beginning. */
    public static final ProductQuery EVERYTHING = new ProductQuery(null, null, null, Sort.NAME, 1);

    /** Products on a page; fills rows of two, three and four. */
    public static final int PAGE_SIZE = 24;

    /** Orders of the catalogue. */
    public enum Sort {
        NAME("name", "Name, A to Z"),
        PRICE("price", "Price, low to high"),
        PRICE_DOWN("-price", "Price, high to low"),
        NEWEST("newest", "Newest first");

        private final String text;
        private final String label;

        Sort(String text, String label) {
            this.text = text;
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The same search for another category, from its first page; null for all categories. */
    public ProductQuery in(@Nullable String other) {
        return new ProductQuery(text, other, country, sort, 1);
    }

    /** Another page of the same search. */
    public ProductQuery at(int number) {
        return new ProductQuery(text, category, country, sort, number);
    }

    /** Whether this is the catalogue as it is shown first. */
    public boolean isEverything() {
        return text == null && category == null && country == null && page == 1;
    }

    /** The storefront's address of this search. */
    public String href() {
        var query = filters();
        if (sort != Sort.NAME) {
            query.add("sort=" + sort);
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.length() == 0 ? "/" : "/?" + query;
    }

    String path() {
        return "/products?"
                + filters().add("sort=" + sort).add("limit=" + PAGE_SIZE).add("offset=" + (page - 1) * PAGE_SIZE);
    }

    private StringJoiner filters() {
        var query = new StringJoiner("&");
        if (text != null) {
            query.add("q=" + encode(text));
        }
        if (category != null) {
            query.add("category=" + encode(category));
        }
        if (country != null) {
            query.add("country=" + country);
        }
        return query;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
