/** The ledger: every payment, its state, and each step that led there. */
@NullMarked
package dev.webstore.payments.ledger;

import org.jspecify.annotations.NullMarked;
