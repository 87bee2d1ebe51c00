/** The main service: catalogue, accounts, carts, orders and the checkout. */
@NullMarked
package dev.webstore.main;

import org.jspecify.annotations.NullMarked;
