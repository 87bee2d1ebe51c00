/** What becomes of promotions when an order is paid, fails or is refunded. */
@NullMarked
package dev.webstore.promotions.outcome;

import org.jspecify.annotations.NullMarked;
