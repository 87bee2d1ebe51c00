/** The payments service: charges at the payment provider, and the ledger that knows what became of them. */
@NullMarked
package dev.webstore.payments;

import org.jspecify.annotations.NullMarked;
