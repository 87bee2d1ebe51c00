/** Loops that work beside the requests. */
@NullMarked
package dev.webstore.platform.background;

import org.jspecify.annotations.NullMarked;
