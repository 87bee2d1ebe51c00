/** Runs the programs in the background, and stops them. */
@NullMarked
package dev.webstore.stack.daemon;

import org.jspecify.annotations.NullMarked;
