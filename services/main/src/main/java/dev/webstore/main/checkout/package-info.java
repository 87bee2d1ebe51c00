/** From a cart to a settled order, at most one charge on the way. */
@NullMarked
package dev.webstore.main.checkout;

import org.jspecify.annotations.NullMarked;
