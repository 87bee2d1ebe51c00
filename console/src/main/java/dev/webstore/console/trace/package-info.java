/** Spans by trace, the oldest traces out first. */
@NullMarked
package dev.webstore.console.trace;

import org.jspecify.annotations.NullMarked;
