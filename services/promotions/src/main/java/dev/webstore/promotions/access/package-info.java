/** Who may change promotions. */
@NullMarked
package dev.webstore.promotions.access;

import org.jspecify.annotations.NullMarked;
