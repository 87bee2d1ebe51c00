package dev.webstore.frontend.shop;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;

/**
 * Something the shop sells.
 *
 * @param productId which
 * @param name what it is called
 * @param category of what kind
 * @param description in a sentence or two
 * @param price of one
 * @param stock how many could be had
 * @param countries where it is sold
 */
public record Product(
        String productId,
        String name,
        String category,
        String description,
        Money price,
        int stock,
        List<Country> countries) {}
