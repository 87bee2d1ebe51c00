/** Driving shoppers through a shop at a rate, or as fast as it answers, and measuring what they wait. */
@NullMarked
package dev.webstore.traffic.drive;

import org.jspecify.annotations.NullMarked;
