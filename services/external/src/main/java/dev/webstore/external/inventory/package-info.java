/** The mock inventory system. */
@NullMarked
package dev.webstore.external.inventory;

import org.jspecify.annotations.NullMarked;
