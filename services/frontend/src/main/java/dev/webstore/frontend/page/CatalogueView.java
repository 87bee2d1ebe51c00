package dev.webstore.frontend.page;

import dev.webstore.frontend.shop.ProductPage;
import dev.webstore.frontend.shop.ProductQuery;

/**
 * A part of the catalogue, and the way to the other parts.
 *
 * @param query what was looked for
 * @param found what there is
 */
public record CatalogueView(ProductQuery query, ProductPage found) {

    /** What the page is about. */
    public String title() {
        if (query.text() != null) {
            return "Search for “" + query.text() + "”";
        }
        return query.category() == null ? "Everything" : Format.title(query.category());
    }

    /** How many pages there are, at least 1. */
    public int pages() {
        return Math.max(1, Math.ceilDiv(found.total(), ProductQuery.PAGE_SIZE));
    }

    /** Whether this is the catalogue as it is shown first: time to say who we are. */
    public boolean isFrontPage() {
        return query.isEverything();
    }
}
