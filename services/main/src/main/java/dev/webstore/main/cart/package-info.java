/** What somebody means to buy. */
@NullMarked
package dev.webstore.main.cart;

import org.jspecify.annotations.NullMarked;
