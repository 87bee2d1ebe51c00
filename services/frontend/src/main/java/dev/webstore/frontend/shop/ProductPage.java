package dev.webstore.frontend.shop;

import java.util.List;

/**
 * A part of the catalogue.
 *
 * @param products those of this page
 * @param total how many match in all
 * @param limit the most a page holds
 * @param offset how many come before this page
 * @param categories all categories, with how many products match in each
 */
public record ProductPage(List<Product> products, int total, int limit, int offset, List<CategoryCount> categories) {

    /** A category and how many products are in it. */
    public record CategoryCount(String category, int count) {}
}
