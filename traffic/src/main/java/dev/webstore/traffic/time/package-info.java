/** Lengths of time as people write them. */
@NullMarked
package dev.webstore.traffic.time;

import org.jspecify.annotations.NullMarked;
