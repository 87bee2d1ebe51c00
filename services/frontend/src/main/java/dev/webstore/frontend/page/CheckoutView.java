package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.shop.Cart;

/**
 * The last page before paying.
 *
 * @param cart what is paid for
 * @param form with the fields {@code payment_method}, {@code country} and {@code coupon_code}
 * @param key names this wish to buy, so that sending the form twice buys once
 */
public record CheckoutView(Cart cart, FilledForm form, String key) {}
