/** A/B experiments on promotional strategies. */
@NullMarked
package dev.webstore.promotions.experiment;

import org.jspecify.annotations.NullMarked;
