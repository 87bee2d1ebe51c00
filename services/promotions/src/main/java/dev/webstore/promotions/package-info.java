/** The promotions service: campaigns, tiers, coupons, loyalty and experiments, and the discounts they come to. */
@NullMarked
package dev.webstore.promotions;

import org.jspecify.annotations.NullMarked;
