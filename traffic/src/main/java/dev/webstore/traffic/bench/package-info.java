/** Measures what the shop can do and what a shopping journey costs. */
@NullMarked
package dev.webstore.traffic.bench;

import org.jspecify.annotations.NullMarked;
