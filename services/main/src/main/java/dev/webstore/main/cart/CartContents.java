package dev.webstore.main.cart;

import dev.webstore.platform.market.Country;
import java.util.Map;

/**
 * What somebody put into their cart.
 *
 * @param quantities pieces by product id, each from 1 to {@link #MAX_QUANTITY}
 * @param country where they shop
 */
public record CartContents(Map<String, Integer> quantities, Country country) {

    /** At most so many pieces of one product. */
    public static final int MAX_QUANTITY = 99;

    /** At most so many different products. */
    public static final int MAX_LINES = 50;
}
