/** What happens to an order after its payment: reservation, CRM, delays, cancellation, refund. */
@NullMarked
package dev.webstore.main.fulfilment;

import org.jspecify.annotations.NullMarked;
