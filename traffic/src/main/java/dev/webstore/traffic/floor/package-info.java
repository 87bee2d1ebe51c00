/** The least that the work of a journey can cost: its SQL, Redis and HTTP, and nothing around them. */
@NullMarked
package dev.webstore.traffic.floor;

import org.jspecify.annotations.NullMarked;
