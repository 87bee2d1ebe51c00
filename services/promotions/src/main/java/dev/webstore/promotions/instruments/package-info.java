/** The metrics of the promotions service. */
@NullMarked
package dev.webstore.promotions.instruments;

import org.jspecify.annotations.NullMarked;
