/** Points for paid orders, and the tiers that they lead to. */
@NullMarked
package dev.webstore.promotions.loyalty;

import org.jspecify.annotations.NullMarked;
