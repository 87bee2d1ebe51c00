/** Finding out what became of charges that got no answer. */
@NullMarked
package dev.webstore.payments.settlement;

import org.jspecify.annotations.NullMarked;
