/** {@code webstore traffic}: letting people into the shop at a rate, and showing what comes of it. */
@NullMarked
package dev.webstore.traffic.generator;

import org.jspecify.annotations.NullMarked;
