/** Checking an order for promotions. */
@NullMarked
package dev.webstore.promotions.check;

import org.jspecify.annotations.NullMarked;
