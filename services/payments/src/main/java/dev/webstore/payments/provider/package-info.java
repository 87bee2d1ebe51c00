/** Calls to the payment provider, their answers told apart by what they say about the money. */
@NullMarked
package dev.webstore.payments.provider;

import org.jspecify.annotations.NullMarked;
