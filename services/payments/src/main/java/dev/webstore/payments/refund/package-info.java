/** Giving the money of an order back, until it is done. */
@NullMarked
package dev.webstore.payments.refund;

import org.jspecify.annotations.NullMarked;
