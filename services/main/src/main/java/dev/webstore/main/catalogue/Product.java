package dev.webstore.main.catalogue;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;

/**
 * Something for sale.
 *
 * @param productId such as {@code aud-001}
 * @param name what it is called
 * @param category such as {@code audio}
 * @param description one to three sentences
 * @param price of one
 * @param currency always {@code USD}
 * @param stock how many can be sold now, 0 or more
 * @param countries where it is sold
 */
public record Product(
        String productId,
        String name,
        String category,
        String description,
        Money price,
        String currency,
        int stock,
        List<String> countries) {

    /** Whether it is sold in that country. */
    public boolean soldIn(Country country) {
        return countries.contains(country.name());
    }
}
