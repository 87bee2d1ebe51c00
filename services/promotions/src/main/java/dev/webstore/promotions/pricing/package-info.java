/** From lines to a total: which discounts an order gets, and how they add up. */
@NullMarked
package dev.webstore.promotions.pricing;

import org.jspecify.annotations.NullMarked;
