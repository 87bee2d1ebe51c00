/** All that decides about discounts, as one snapshot of the database. */
@NullMarked
package dev.webstore.promotions.rules;

import org.jspecify.annotations.NullMarked;
