/** Who visits the shop, when, and what they decide. Pure: the same seed gives the same people. */
@NullMarked
package dev.webstore.traffic.people;

import org.jspecify.annotations.NullMarked;
