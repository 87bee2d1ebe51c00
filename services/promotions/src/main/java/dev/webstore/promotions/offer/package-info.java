/** What is offered, to which orders, and how much it takes off. */
@NullMarked
package dev.webstore.promotions.offer;

import org.jspecify.annotations.NullMarked;
