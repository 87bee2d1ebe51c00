/** Amounts of money. */
@NullMarked
package dev.webstore.platform.money;

import org.jspecify.annotations.NullMarked;
