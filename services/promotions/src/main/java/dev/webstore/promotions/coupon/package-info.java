/** Coupons: offers to who knows the code, as long as they last. */
@NullMarked
package dev.webstore.promotions.coupon;

import org.jspecify.annotations.NullMarked;
