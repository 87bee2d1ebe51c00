package dev.webstore.main.catalogue;

import java.util.List;

/**
 * Some of the products somebody looks for.
 *
 * @param products these
 * @param total of so many
 * @param limit at most so many were asked for
 * @param offset so many were skipped
 * @param categories how many products each category has for the same country and text
 */
public record ProductPage(List<Product> products, int total, int limit, int offset, List<CategoryCount> categories) {

    /**
     * A category.
     *
     * @param category its name
     * @param count how many products it has
     */
    public record CategoryCount(String category, int count) {}
}
