/** Charging an order, once. */
@NullMarked
package dev.webstore.payments.charge;

import org.jspecify.annotations.NullMarked;
